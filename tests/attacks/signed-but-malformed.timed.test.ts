import fc from 'fast-check';
import { send } from '../fixtures/send';
import { directMessage } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { APP_ID, buttonTap, personalMessage } from '../peers/teams/activities';
import { openWholeServer, type WholeServer } from './whole-server';

/** What carries a good signature and is not what it should be: answered, acknowledged or refused at once, never an error of ours. */

const SEED = Number(process.env.SEED ?? 20_260_131);
let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer();
}, 60_000);
afterAll(() => whole?.close());

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const fromSlack = (body: string, type = JSON_TYPE) =>
  send(`${whole.url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, ...signedHeaders(whole.signingSecret, body) },
    body,
  });
const fromTeams = (activity: unknown) =>
  send(`${whole.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': JSON_TYPE, authorization: `Bearer ${whole.connector.token(APP_ID)}` },
    body: JSON.stringify(activity),
  });
const event = (change: object) => {
  const { payload } = directMessage({ text: 'signs' });
  return JSON.stringify({ ...payload, event: { ...Object(payload.event), ...change } });
};
const form = (payload: unknown) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

describe('Slack', () => {
  it.each<[string, () => string, string, number]>([
    ['null', () => 'null', JSON_TYPE, 400],
    ['an event that is null', () => JSON.stringify({ ...directMessage().payload, event: null }), JSON_TYPE, 400],
    ['an event that is a number', () => JSON.stringify({ ...directMessage().payload, event: 5 }), JSON_TYPE, 400],
    ['a user that is null', () => event({ user: null }), JSON_TYPE, 400],
    ['a channel that is null', () => event({ channel: null }), JSON_TYPE, 400],
    ['an empty object', () => '{}', JSON_TYPE, 404],
    ['an empty list', () => '[]', JSON_TYPE, 404],
    ['a number', () => '5', JSON_TYPE, 404],
    ['an event of no kind that we know', () => event({ type: 'new_in_2027' }), JSON_TYPE, 200],
    ['a payload of null', () => form(null), FORM_TYPE, 400],
    ['a payload of no kind', () => form({ type: 'new_in_2027' }), FORM_TYPE, 404],
    ['a tap without a person', () => form({ type: 'block_actions', actions: [{}] }), FORM_TYPE, 400],
    [
      'a tap on what nobody listens to',
      () => form({ type: 'block_actions', user: { id: 'U1' }, team: { id: 'T1' }, actions: [{ action_id: 'gone' }] }),
      FORM_TYPE,
      404,
    ],
  ])('%s is answered at once', async (_what, body, type, expected) => {
    const began = Date.now();
    const { status } = await fromSlack(body(), type);
    expect(status).toBe(expected);
    // Bolt by itself waits three seconds for somebody to acknowledge it.
    expect(Date.now() - began).toBeLessThan(2_500);
  });

  it('and a question beside it is answered', async () => {
    await fromSlack(JSON.stringify(directMessage({ text: 'signs' }).payload));
    await whole.peer.said(1);
  });
});

describe('Teams', () => {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, '', 0, false, [], {}, [null]));
  const maybeOdd = (value: unknown) => fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, odd);
  const record = (fields: object) =>
    fc.record(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maybeOdd(value)])), {
      requiredKeys: [],
    });

  it('whatever its fields are, an activity is answered or refused', async () => {
    const { serviceUrl } = whole.connector;
    const message = personalMessage(serviceUrl, 'signs');
    const conversation = {
      ...Object(message.conversation),
      isGroup: false,
      name: 'a chat',
      aadObjectId: 'x',
      role: 'user',
    };
    const person = { ...Object(message.from), role: 'user' };
    const bent = fc
      .record({
        from: fc.oneof(record(person), odd),
        recipient: fc.oneof(record({ ...Object(message.recipient), role: 'bot' }), odd),
        // Without its id or its tenant nobody could be answered.
        conversation: record(conversation).map((made) => ({ ...conversation, ...made, id: conversation.id })),
        rest: record({
          id: 'm1',
          locale: 'en-GB',
          replyToId: 'm0',
          entities: [],
          text: 'signs',
          textFormat: 'plain',
          attachments: [],
          timestamp: '2026-01-05T09:00:00.000Z',
          localTimezone: 'Europe/London',
          value: null,
          name: 'x',
          callerId: 'x',
          deliveryMode: 'normal',
          membersAdded: [],
          channelData: message.channelData,
        }),
        kind: fc.constantFrom(message, buttonTap(serviceUrl, { choice: 'v:topic:signs' })),
      })
      .map(({ kind, rest, ...bentParts }) => ({ ...kind, ...rest, ...bentParts }));
    for (const activity of fc.sample(bent, { numRuns: 300, seed: SEED })) {
      const { status, json } = await fromTeams(activity);
      if (![200, 400, 401].includes(status))
        throw new Error(`${status} ${json.error?.code} ${JSON.stringify(activity)}`);
    }
  }, 60_000);

  it.each([
    ['id', 5],
    ['locale', {}],
    ['from', { id: 5, name: [] }],
    ['recipient', { id: null }],
    ['conversation', { id: 'a:1personal-chat', conversationType: 'personal', isGroup: 'no', name: 5, tenantId: 7 }],
  ])('a question with a malformed %s is answered', async (field, value) => {
    const before = whole.connector.messages().length;
    const { status } = await fromTeams(personalMessage(whole.connector.serviceUrl, 'signs', { [field]: value }));
    expect(status).toBe(200);
    expect(whole.connector.messages().length).toBe(before + 1);
  });
});
