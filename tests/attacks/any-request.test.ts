import fc from 'fast-check';
import { type Reply, send } from '../fixtures/send';
import { signedHeaders } from '../peers/slack/signature';
import { APP_ID } from '../peers/teams/activities';
import { openWholeServer, UNLIMITED, type WholeServer } from './whole-server';

/** Any string and any JSON at any route, signed and unsigned: never an error of ours, never the end of the process. */

const RUNS = Number(process.env.FUZZ_REQUESTS ?? 100);
const AT_ONCE = 100;
const SEED = Number(process.env.SEED ?? 20_260_131);
let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer({ aMinute: UNLIMITED });
}, 60_000);
afterAll(async () => {
  await whole?.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (path: string, body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): Promise<Reply> =>
  send(`${whole.url}${path}`, {
    method: 'POST',
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  });
const signed = (body: string, type = 'application/json') => ({
  'content-type': type,
  ...signedHeaders(whole.signingSecret, body),
});
const bearer = () => ({ ...JSON_TYPE, authorization: `Bearer ${whole.connector.token(APP_ID)}` });

/** Holds a request to the promise, for many of what it is made of. */
async function always<T>(arbitrary: fc.Arbitrary<T>, ask: (made: T) => Promise<Reply>): Promise<void> {
  const many = fc.sample(arbitrary, { numRuns: RUNS, seed: SEED });
  const judge = async (made: T) => {
    const { status, json } = await ask(made);
    return status < 200 || status >= 500 ? [{ status, error: json.error, made }] : [];
  };
  for (let at = 0; at < many.length; at += AT_ONCE) {
    const faults = await Promise.all(many.slice(at, at + AT_ONCE).map(judge));
    expect(faults.flat()).toEqual([]);
  }
}

describe('never an error of ours, for', () => {
  const body = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json({ maxDepth: 6 }));

  it.each(['/api/ask', '/api/explain', '/slack/events', '/api/messages', '/', '/metrics'])(
    'any body at %s',
    (path) => always(body, (made) => post(path, made)),
    60_000,
  );

  it('any question to the page', () => {
    const question = fc.record(
      {
        question: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.jsonValue()),
        thread: fc.oneof(fc.string({ maxLength: 210 }), fc.jsonValue()),
        choice: fc.oneof(
          fc.record({ kind: fc.constantFrom('topic', 'contact', 'website', 'list', 'x'), id: fc.string() }),
          fc.jsonValue(),
        ),
        before: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    return always(fc.tuple(fc.constantFrom('/api/ask', '/api/explain'), question), ([path, made]) =>
      post(path, JSON.stringify(made)),
    );
  }, 60_000);

  it('any body that Slack has signed, as JSON and as a form', async () => {
    await always(body, (made) => post('/slack/events', made, signed(made)));
    const form = 'application/x-www-form-urlencoded';
    await always(body, (made) => post('/slack/events', made, signed(made, form)));
    const payload = body.map((made) => new URLSearchParams({ payload: made }).toString());
    await always(payload, (made) => post('/slack/events', made, signed(made, form)));
  }, 120_000);

  it('any body that Teams has signed', () => always(body, (made) => post('/api/messages', made, bearer())), 60_000);

  it('any path and method', () =>
    always(
      fc.tuple(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'),
        fc.oneof(
          fc.webPath(),
          fc.string({ maxLength: 60 }).map((path) => `/${encodeURIComponent(path)}`),
        ),
        fc.constantFrom('', '/assets', '/api', '/slack'),
      ),
      ([method, path, under]) => send(`${whole.url}${under}${path || '/'}`, { method }),
    ));
});

it('and after all that it lives, nothing was left to fail by itself, and a question is answered', async () => {
  expect(whole.rejections).toEqual([]);
  const { json } = await post('/api/ask', '{"question": "Wishaw social work number"}');
  expect(json.contacts).toEqual(['wishaw']);
});
