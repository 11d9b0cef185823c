import { createServer, type Server } from 'node:http';
import { fetchWithin } from '../../src/channels/fetch-within';
import { listenOnLoopback } from '../peers/loopback';

describe('a call within a time', () => {
  let server: Server;
  let url: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (pathname === '/silent') return;
      if (pathname === '/half' || pathname === '/cut') {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half', () => pathname === '/cut' && request.socket.destroy());
        return;
      }
      if (pathname === '/elsewhere') return response.writeHead(302, { location: '/' }).end();
      let body = '';
      for await (const piece of request) body += piece;
      response.writeHead(pathname === '/busy' ? 429 : 200, { 'Retry-After': '7', 'content-type': 'application/json' });
      response.end(JSON.stringify({ method: request.method, token: request.headers.authorization, body }));
    });
    const loopback = await listenOnLoopback(server);
    url = `http://127.0.0.1:${loopback.port}`;
    close = loopback.close;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await close();
  });

  it('sends what it is given, and gives what came back', async () => {
    const sent = { method: 'POST', headers: { authorization: 'Bearer x' }, body: 'über' };
    const reply = await fetchWithin(5_000)(`${url}/`, sent);
    expect(reply).toMatchObject({ ok: true, status: 200 });
    expect(await reply.json()).toEqual({ method: 'POST', token: 'Bearer x', body: 'über' });
    expect(JSON.parse(new TextDecoder().decode(await reply.arrayBuffer()))).toMatchObject({ body: 'über' });
  });

  it('gives a refusal with its headers, by whatever case they are asked for', async () => {
    const reply = await fetchWithin(5_000)(`${url}/busy`);
    expect(reply).toMatchObject({ ok: false, status: 429 });
    expect([reply.headers.get('retry-after'), reply.headers.get('Retry-After')]).toEqual(['7', '7']);
    expect(reply.headers.get('x-other')).toBeNull();
    expect(new Map(reply.headers.entries()).get('retry-after')).toBe('7');
  });

  it.each([
    ['nothing comes', '/silent'],
    ['not all comes', '/half'],
  ])('rejects with a TimeoutError when %s in time', async (_what, path) => {
    const read = fetchWithin(50)(url + path).then((reply) => reply.text());
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('tells the status of a reply that breaks off, and rejects when its words are read', async () => {
    const reply = await fetchWithin(5_000)(`${url}/cut`);
    expect(reply).toMatchObject({ ok: true, status: 200 });
    await expect(reply.json()).rejects.toThrow();
  });

  it('follows nobody elsewhere', async () => {
    await expect(fetchWithin(5_000)(`${url}/elsewhere`)).rejects.toThrow('redirected');
  });

  it('rejects when nobody is there', async () => {
    await expect(fetchWithin(5_000)('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
