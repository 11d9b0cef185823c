import { gzipSync } from 'node:zlib';
import { encode } from '../peers/slack/http-line';
import { command, mention } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { openWholeServer, type WholeServer } from './whole-server';

/** An outsider at POST /slack/events: nothing that Slack has not signed, for this body and just now, reaches the assistant. */

let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer();
}, 60_000);
afterAll(() => whole?.close());

const secret = () => whole.signingSecret;
const seconds = (ago: number) => Math.floor(Date.now() / 1_000) - ago;
const event = encode(mention({ text: 'signs' }));
const form = encode(command('signs', 'http://127.0.0.1:9/response/R1'));

type Headers = Record<string, string>;
function post(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Headers,
  type = event.type,
): Promise<Response> {
  const chunked = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
  return fetch(`${whole.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
    ...chunked,
  });
}

const FORGED: readonly [string, (body: string) => Headers][] = [
  ['unsigned', () => ({})],
  ['with an empty signature', (body) => ({ ...signedHeaders(secret(), body), 'x-slack-signature': '' })],
  [
    'with a signature alone',
    (body) => ({ 'x-slack-signature': signedHeaders(secret(), body)['x-slack-signature'] ?? '' }),
  ],
  ['with a time alone', () => ({ 'x-slack-request-timestamp': String(seconds(0)) })],
  ['signed with another secret', (body) => signedHeaders('another-secret', body)],
  ['signed with an empty secret', (body) => signedHeaders(' ', body)],
  ['signed over another body', (body) => signedHeaders(secret(), `${body} `)],
  ['replayed after five minutes', (body) => signedHeaders(secret(), body, seconds(301))],
  [
    'replayed under a new time',
    (body) => ({ ...signedHeaders(secret(), body, seconds(600)), 'x-slack-request-timestamp': String(seconds(0)) }),
  ],
  ['with a time that is none', (body) => ({ ...signedHeaders(secret(), body), 'x-slack-request-timestamp': 'NaN' })],
  [
    'with two signatures, the first one wrong',
    (body) => {
      const good = signedHeaders(secret(), body);
      const [bad] = Object.values(signedHeaders('x', body)).slice(-1);
      return { ...good, 'x-slack-signature': `${bad}, ${good['x-slack-signature']}` };
    },
  ],
  [
    'with two signatures, the second one wrong',
    (body) => {
      const good = signedHeaders(secret(), body);
      const [bad] = Object.values(signedHeaders('x', body)).slice(-1);
      return { ...good, 'x-slack-signature': `${good['x-slack-signature']}, ${bad}` };
    },
  ],
  [
    'with a signature of another version',
    (body) => {
      const good = signedHeaders(secret(), body);
      return { ...good, 'x-slack-signature': String(good['x-slack-signature']).replace('v0=', 'v1=') };
    },
  ],
  [
    'with a signature cut short',
    (body) => {
      const good = signedHeaders(secret(), body);
      return { ...good, 'x-slack-signature': String(good['x-slack-signature']).slice(0, 20) };
    },
  ],
];

describe.each([
  ['an event', event],
  ['a command', form],
])('%s', (_what, { body, type }) => {
  it.each(FORGED)('%s is refused with 401', async (_how, headers) => {
    const { status } = await post(body, headers(body), type);
    expect(status).toBe(401);
    expect(whole.asked).toHaveLength(0);
  });
});

it('an address check is answered to Slack alone', async () => {
  const check = JSON.stringify({ type: 'url_verification', challenge: 'c4all' });
  const reply = await post(check, {});
  expect(reply.status).toBe(401);
  expect(await reply.text()).not.toContain('c4all');
});

it('an ssl_check, which Slack does not sign, tells nothing and asks nothing', async () => {
  const reply = await post('ssl_check=1&token=x', {}, form.type);
  expect([200, 401]).toContain(reply.status);
  expect(await reply.text()).toBe('');
  expect(whole.asked).toHaveLength(0);
});

it('a body in pieces is held to its signature like any other', async () => {
  const pieces = (text: string) =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < text.length; at += 100)
          controller.enqueue(new TextEncoder().encode(text.slice(at, at + 100)));
        controller.close();
      },
    });
  expect((await post(pieces(event.body), signedHeaders(secret(), `${event.body}x`))).status).toBe(401);
  expect(whole.asked).toHaveLength(0);
  expect((await post(pieces(event.body), signedHeaders(secret(), event.body))).status).toBe(200);
  await whole.peer.said(1);
  expect(whole.asked).toHaveLength(1);
  // The line of an answer tells which request it belongs to, also where Bolt has read the body.
  const line = whole.logs.find((one) => one.includes('"answered"'));
  expect(JSON.parse(line ?? '{}').request).toMatch(/^[0-9a-f-]{36}$/);
});

it('a packed body is refused, whatever it is signed over, and so is one that would unpack to any size', async () => {
  const before = whole.asked.length;
  const fresh = encode(mention({ text: 'signs' })).body;
  const packed = gzipSync(fresh);
  const headers = { 'content-encoding': 'gzip' };
  expect((await post(packed, { ...signedHeaders('x', fresh), ...headers })).status).toBeGreaterThanOrEqual(400);
  const bomb = gzipSync(Buffer.alloc(50_000_000, 97));
  const reply = await post(bomb, { ...signedHeaders('x', 'x'), ...headers });
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  expect(whole.asked).toHaveLength(before);
});

it('ten megabytes are refused before they are held to anything', async () => {
  const before = whole.asked.length;
  const body = JSON.stringify({ text: 'x'.repeat(10_000_000) });
  const status = await post(body, signedHeaders(secret(), body)).then(
    (reply) => reply.status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(status);
  expect(whole.asked).toHaveLength(before);
});

it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s is no way in', async (method) => {
  const { status } = await fetch(`${whole.url}/slack/events`, { method });
  expect(status).toBeGreaterThanOrEqual(404);
  expect(status).toBeLessThan(500);
});

it('what was refused left none of its words in the log', () => {
  expect(whole.logs.join('\n')).not.toMatch(/c4all|xxxx|U0000ASKER/);
});
