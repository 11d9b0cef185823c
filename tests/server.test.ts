import { connect, createServer as createTcpServer } from 'node:net';
import type { Express } from 'express';
import { SignpostError } from '../src/errors';
import { createServer, type Server } from '../src/server';
import { serve } from './channels/web/served';
import { keptLog, silentLog } from './fixtures/kept-log';
import { send } from './fixtures/send';

describe('the server', () => {
  let running: Server | undefined;
  afterEach(() => running?.stop());

  const started = async (...parts: Parameters<typeof serve>) => {
    const { server, url, port } = await serve(...parts);
    running = server;
    return { server, url, port };
  };

  it('says that it lives, and that it is ready, naming what is degraded', async () => {
    const { url } = await started([], undefined, () => ({ ready: true, degraded: ['store'] }));
    expect((await send(`${url}/livez`)).status).toBe(200);
    const ready = await send(`${url}/readyz`);
    expect([ready.status, ready.text]).toEqual([200, '{"ready":true,"degraded":["store"]}']);
  });

  it('is not ready before questions can be answered, though it lives', async () => {
    const { url } = await started([], undefined, () => ({ ready: false, degraded: [] }));
    expect((await send(`${url}/readyz`)).status).toBe(503);
    expect((await send(`${url}/livez`)).status).toBe(200);
  });

  it('answers an address that nobody took with a 404 as JSON', async () => {
    const { url } = await started([]);
    const reply = await send(`${url}/nothing`);
    expect([reply.status, reply.json.error?.code]).toEqual([404, 'not_found']);
  });

  it('answers an address that cannot be read with a 400 as JSON', async () => {
    const { url } = await started([(app) => void app.get('/of/:name', (_request, response) => void response.json({}))]);
    const reply = await send(`${url}/of/%E0%A4%A`);
    expect([reply.status, reply.json.error?.code]).toEqual([400, 'bad_request']);
  });

  it('hides a failure from the caller and keeps its words out of the log', async () => {
    const { log, lines } = keptLog();
    const fail = (app: Express) =>
      app.get('/fail', () => {
        throw new TypeError('cannot read "my pupil Jo"');
      });
    const { url } = await started([fail], log);
    const reply = await send(`${url}/fail`);
    expect([reply.status, reply.json.error?.code]).toEqual([500, 'internal']);
    expect(reply.text + lines.join()).not.toContain('Jo');
    expect(lines.join()).toContain('server.test');
  });

  it('forbids inline code, frames and other hosts, and does not name its make', async () => {
    const { url } = await started([]);
    const { headers } = await send(`${url}/livez`);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('turns a port in use into what to do about it', async () => {
    const { port } = await started([]);
    const second = createServer({ mounts: [], health: () => ({ ready: true, degraded: [] }), log: silentLog() });
    const problem = await second.start('127.0.0.1', port).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(SignpostError);
    expect(problem).toMatchObject({ code: 'port_in_use', message: expect.stringMatching(`Port ${port} .*set PORT`) });
  });

  it('turns an address of another machine into what to do about it', async () => {
    const server = createServer({ mounts: [], health: () => ({ ready: true, degraded: [] }), log: silentLog() });
    await expect(server.start('192.0.2.1', 0)).rejects.toMatchObject({
      code: 'cannot_listen',
      message: expect.stringContaining('Set HOST'),
    });
  });

  it('lets a request under way end when it is stopped, takes no other, and can be stopped twice', async () => {
    let finish = () => {};
    const slow = (app: Express) =>
      app.get('/slow', async (_request, response) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        response.json({ done: true });
      });
    const { server, url } = await started([slow]);
    const pending = send(`${url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = Promise.all([server.stop(), server.stop()]);
    await expect(send(`${url}/livez`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    finish();
    expect((await pending).text).toBe('{"done":true}');
    await stopped;
  });

  it('refuses what comes on a kept connection while it stops, and ends the connection', async () => {
    let finish = () => {};
    const slow = (app: Express) =>
      app.get('/slow', async (_request, response) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        response.json({ done: true });
      });
    const quick = (app: Express) => app.get('/quick', (_request, response) => void response.json({ done: true }));
    const health = () => ({ ready: true, degraded: [] });
    const server = createServer({ mounts: [slow, quick], health, log: silentLog() });
    running = server;
    const { port } = await server.start('127.0.0.1', 0);
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    ask('/slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = server.stop();
    ask('/quick');
    await new Promise((resolve) => setTimeout(resolve, 50));
    finish();
    await ended;
    expect(said.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
    expect(said).toContain('"code":"stopping"');
    await stopped;
  });

  it('does not wait for ever for a request that never ends', async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { server, url } = await started([(app) => void app.get('/stuck', () => arrive())]);
    const stuck = send(`${url}/stuck`).catch((error: unknown) => error);
    await arrived;
    await server.stop();
    expect(await stuck).toMatchObject({ code: 'ECONNRESET' });
  });

  it('serves an IPv6 address, shown as one can open it', async () => {
    const probe = createTcpServer();
    const possible = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false)).listen(0, '::1', () => probe.close(() => resolve(true)));
    });
    if (!possible) return;
    running = createServer({ mounts: [], health: () => ({ ready: true, degraded: [] }), log: silentLog() });
    const { url } = await running.start('::1', 0);
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await send(`${url}/livez`)).status).toBe(200);
  });
});
