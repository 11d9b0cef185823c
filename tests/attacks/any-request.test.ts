import fc from 'fast-check';
import { type Reply, send } from '../fixtures/send';
import { encode } from '../peers/slack/http-line';
import { command, directMessage } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { APP_ID, buttonTap, channelMention, personalMessage } from '../peers/teams/activities';
import { openWholeServer, type WholeServer } from './whole-server';

/** Any string and any JSON at any route, signed and unsigned: never an error of ours, never the end of the process. */

const RUNS = Number(process.env.FUZZ_REQUESTS ?? 100);
const AT_ONCE = 100;
const SEED = Number(process.env.SEED ?? 20_260_131);
let whole: WholeServer;
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => void rejections.push(reason);
beforeAll(async () => {
  whole = await openWholeServer();
  process.on('unhandledRejection', onRejection);
}, 60_000);
afterAll(async () => {
  process.off('unhandledRejection', onRejection);
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

/** An object with one of its fields, however deep, replaced by anything or taken away. */
function bent(value: object): fc.Arbitrary<object> {
  const paths = pathsIn(value);
  return fc
    .array(
      fc.tuple(fc.constantFrom(...paths), fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.constant('__proto__'))),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((changes) => changes.reduce<object>((bending, [path, put]) => replaced(bending, path, put), value));
}

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  const here = path.length > 0 ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function replaced(value: object, [key = '', ...rest]: readonly string[], put: unknown): object {
  const inner: unknown = Reflect.get(value, key);
  const next = rest.length === 0 ? put : typeof inner === 'object' && inner !== null ? replaced(inner, rest, put) : put;
  return Array.isArray(value) ? value.map((old, i) => (String(i) === key ? next : old)) : { ...value, [key]: next };
}

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

  it('any event, command or tap of Slack with some of it bent', async () => {
    const event = bent(directMessage({ text: 'signs' }).payload);
    await always(event, (made) => {
      const text = JSON.stringify(made);
      return post('/slack/events', text, signed(text));
    });
    const typed = bent(command('signs', whole.peer.responseUrl()).payload);
    await always(typed, (made) => {
      const { body: text, type } = encode({ type: 'command', payload: { ...made } });
      return post('/slack/events', text, signed(text, type));
    });
    const tapped = bent(TAP);
    await always(tapped, (made) => {
      const { body: text, type } = encode({ type: 'interaction', payload: { ...made } });
      return post('/slack/events', text, signed(text, type));
    });
  }, 120_000);

  it('any activity that Teams has signed, or one with some of it bent', async () => {
    await always(body, (made) => post('/api/messages', made, bearer()));
    const { serviceUrl } = whole.connector;
    const activities = [
      personalMessage(serviceUrl, 'signs'),
      channelMention(serviceUrl, 'signs'),
      buttonTap(serviceUrl, { choice: 'v:topic:signs' }),
    ];
    const posted = fc.oneof(...activities.map(bent));
    await always(posted, (made) => post('/api/messages', JSON.stringify(made), bearer()));
  }, 120_000);

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
  expect(rejections).toEqual([]);
  const { json } = await post('/api/ask', '{"question": "Wishaw social work number"}');
  expect(json.contacts).toEqual(['wishaw']);
});

const TAP = {
  type: 'block_actions',
  user: { id: 'U0000ASKER', team_id: 'T000000001' },
  team: { id: 'T000000001', domain: 'peer' },
  trigger_id: 'trigger.1',
  response_url: 'http://127.0.0.1:9/response/R1',
  container: { type: 'message', message_ts: '1.1', channel_id: 'D0000ASKER', is_ephemeral: false },
  channel: { id: 'D0000ASKER', name: 'directmessage' },
  message: { type: 'message', ts: '1.1', user: 'U0SIGNPOST' },
  actions: [{ type: 'button', action_id: 'a', block_id: 'b', value: 'v:topic:signs', action_ts: '1.2' }],
};
