import { connect } from 'node:net';
import { send } from '../fixtures/send';
import { APP_ID, personalMessage } from '../peers/teams/activities';
import { METRICS_TOKEN, openWholeServer, type WholeServer } from './whole-server';

/** Requests that no honest program sends. */

let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer();
}, 60_000);
afterAll(() => whole?.close());

/**
 * Sends bytes as they stand, and gives all that comes back. Node's server closes on who sends too much with bytes of theirs unread, and their
 * system is told so by a reset after the reply, of which Node 24 tells the caller and Node 20 does not.
 */
async function raw(bytes: string): Promise<string> {
  const socket = connect(whole.port, '127.0.0.1').setEncoding('latin1');
  socket.end(bytes);
  let reply = '';
  try {
    for await (const part of socket) reply += part;
  } catch (error) {
    if (!['ECONNRESET', 'EPIPE'].includes(String(Reflect.get(Object(error), 'code')))) throw error;
  }
  return reply;
}
const statusOf = (reply: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1]);
const ask = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  send(`${whole.url}/api/ask`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe('a path', () => {
  it.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%00',
    '/assets/....//....//package.json',
    '/.env',
    '/.git/config',
    '/dist/main.js',
    '//evil.example/livez',
    '/\\evil.example',
    '/%ff',
    '/%E0%A4%A',
    '/__proto__',
    '/api/ask/__proto__',
    '/api/ask;/../metrics',
    '/METRICS%00',
    `/${'a'.repeat(10_000)}`,
  ])('%s leads to nothing, and to no error of ours', async (path) => {
    const reply = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect([400, 404, 405]).toContain(statusOf(reply));
    expect(reply).not.toMatch(/root:|"dependencies"|node_modules|at \w+ \(/);
    expect(reply.toLowerCase()).not.toMatch(/^location:/m);
  });

  it.each(['/metrics', '/METRICS', '/metrics/', '//metrics', '/./metrics', '/%6detrics', 'http://127.0.0.1/metrics'])(
    '%s gives the metrics to nobody from elsewhere',
    async (path) => {
      const reply = await raw(`GET ${path} HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`);
      expect([401, 404]).toContain(statusOf(reply));
      expect(reply).not.toMatch(/signpost_|nodejs_/);
      expect(reply).not.toContain(METRICS_TOKEN);
    },
  );
});

describe('a request line or header', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['two lengths', 'POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and chunks, which two servers could read differently',
      'POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n\r\n',
    ],
    ['chunks of no size', 'POST /api/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a folded header', 'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b\r\n c\r\n\r\n'],
    ['a bare line feed in a header', 'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b\nX-B: c\r\n\r\n'],
    ['a header of 100 kB', `GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['no Host', 'GET /livez HTTP/1.1\r\n\r\n'],
    [
      'another protocol',
      'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    ],
  ])('with %s is refused or harmless, once', async (_what, bytes) => {
    const reply = await raw(bytes);
    const statuses = [...reply.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect([200, 400, 408, 415, 431]).toContain(status);
    expect((await send(`${whole.url}/livez`)).status).toBe(200);
  });

  it('puts nothing of a caller’s into our headers or our log', async () => {
    const mark = 'a-mark-of-a-stranger';
    const logged = whole.logs.length;
    const headers = {
      'x-request-id': mark,
      'x-forwarded-for': mark,
      origin: mark,
      'user-agent': `${mark}\t{"level":60}`,
      referer: mark,
    };
    const replies = [
      await send(`${whole.url}/${mark}?${mark}=%0d%0aSet-Cookie:%20${mark}`, { headers }),
      await ask(`{"question": "${mark}", "thread": "${mark}\\n{\\"level\\":60}"}`, { 'x-request-id': mark }),
      await send(`${whole.url}/slack/events`, {
        method: 'POST',
        headers: { 'x-slack-signature': mark, 'content-type': mark },
      }),
      await send(`${whole.url}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mark}` },
        body: mark,
      }),
    ];
    for (const reply of replies) {
      expect(JSON.stringify(reply.headers)).not.toContain(mark);
      expect(reply.headers).not.toHaveProperty('set-cookie');
    }
    expect(whole.logs.slice(logged).join('')).not.toContain(mark);
    for (const line of whole.logs) expect(() => JSON.parse(line)).not.toThrow();
  });
});

describe('JSON', () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

  it.each([
    '{"__proto__": {"polluted": true}, "question": "signs"}',
    '{"constructor": {"prototype": {"polluted": true}}, "question": "signs"}',
    '{"question": "signs", "thread": "__proto__"}',
    '{"question": "signs", "thread": "constructor"}',
    '{"choice": {"kind": "topic", "id": "constructor"}}',
    '{"choice": {"kind": "topic", "id": "signs", "__proto__": {"polluted": true}}}',
    '{"question": "__proto__ toString hasOwnProperty constructor"}',
  ])('%s changes no prototype, and is answered like any other', async (body) => {
    const { status, json } = await ask(body);
    expect(status).toBe(200);
    expect(json.outcome).toBeTruthy();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect((await ask('{"question": "signs"}')).json).toMatchObject({ outcome: 'answered', topics: ['signs'] });
  });

  it.each([
    ['lists', nested(45_000, '[', ']')],
    ['objects', nested(16_000, '{"a":', '}').replace('}', '1}')],
    ['objects in a question', `{"question": ${nested(40_000, '[', ']')}}`],
    ['objects that never end', '{"a":'.repeat(19_000)],
  ])('of %s in one another, thousands deep, is refused', async (_what, body) => {
    const { status } = await ask(body);
    expect([400, 413]).toContain(status);
  });

  it('in a signed activity of Teams changes no prototype, however deep', async () => {
    const post = (body: string) =>
      send(`${whole.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${whole.connector.token(APP_ID)}` },
        body,
      });
    const activity = JSON.stringify(personalMessage(whole.connector.serviceUrl, 'signs'));
    const with_ = (more: string) => `${activity.slice(0, -1)},${more}}`;
    for (const more of [
      '"__proto__": {"polluted": true}',
      '"constructor": {"prototype": {"polluted": true}}',
      `"channelData": ${nested(20_000, '{"a":', '}').replace('}', '1}')}`,
      `"entities": ${nested(50_000, '[', ']')}`,
      `"value": ${nested(50_000, '[', ']')}`,
    ]) {
      const { status } = await post(with_(more));
      expect(status).toBeLessThan(500);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }
  });
});

describe('another site’s page', () => {
  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://127.0.0.1.evil.example' }, 403],
    [{ host: 'evil.example', origin: 'http://evil.example' }, 421],
    [{ 'content-type': 'text/plain', origin: 'https://evil.example' }, 403],
  ])('asks nothing here (%j)', async (headers, status) => {
    const before = whole.asked.length;
    for (const path of ['/api/ask', '/api/explain']) {
      const reply = await send(`${whole.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"question": "signs"}',
      });
      expect(reply.status).toBe(status);
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
    }
    expect(whole.asked).toHaveLength(before);
  });

  it('is told by no preflight that it may', async () => {
    const reply = await send(`${whole.url}/api/ask`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
