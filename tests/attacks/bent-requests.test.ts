import fc from 'fast-check';
import { SHORTCUTS } from '../../src/channels/slack/contract';
import { bending } from '../fixtures/bent';
import { type Reply, send } from '../fixtures/send';
import { encode } from '../peers/slack/http-line';
import { IDS } from '../peers/slack/ids';
import type { Json } from '../peers/slack/json';
import type { Delivery } from '../peers/slack/line';
import { appEvent, command, directMessage, mention, message, tap } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { globalShortcut, homeOpened, messageShortcut, viewSubmission, viewTap } from '../peers/slack/view-payloads';
import type { View } from '../peers/slack/views';
import {
  APP_ID,
  buttonTap,
  channelMention,
  dialog,
  dialogButton,
  groupMention,
  installation,
  messageAction,
  onlyYouMessage,
  personalMessage,
  removal,
  search,
  type TeamsActivity,
  takeResult,
  thumb,
} from '../peers/teams/activities';
import { openWholeServer, UNLIMITED, type WholeServer } from './whole-server';

/** All that the platforms send, well signed, with one to three fields of it replaced by anything: never an error of ours. */

const RUNS = Number(process.env.FUZZ_REQUESTS ?? 60);
const AT_ONCE = 20;
const SEED = Number(process.env.SEED ?? 20_260_131);
/** Nobody's word but the asker's. */
const MARK = 'zq9stranger';
const WORDS = `what are the signs ${MARK}`;
const CHOICE = 'v:topic:signs';

let whole: WholeServer;
beforeAll(async () => {
  whole = await openWholeServer({ aMinute: UNLIMITED });
}, 60_000);
afterAll(async () => {
  await whole?.close();
});

const fromSlack = (delivery: Delivery): Promise<Reply> => {
  const { body, type } = encode(delivery);
  const headers = { 'content-type': type, ...signedHeaders(whole.signingSecret, body) };
  return send(`${whole.url}/slack/events`, { method: 'POST', headers, body });
};
const fromTeams = (activity: object): Promise<Reply> => {
  const authorization = `Bearer ${whole.connector.token(APP_ID)}`;
  const headers = { 'content-type': 'application/json', authorization };
  return send(`${whole.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
};
const fromPage = (path: string) => (body: object) =>
  send(whole.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Sends many bent ones of a kind, each made anew: what has the ids of an earlier one is not answered again. Tells of those that failed. */
async function never5xx(make: () => object, post: (made: object) => Promise<Reply>): Promise<void> {
  const many = fc.sample(bending(make()), { numRuns: RUNS, seed: SEED });
  const judge = async (bend: (value: object) => object) => {
    const made = bend(make());
    const { status, json } = await post(made);
    if (status >= 200 && status < 500) return [];
    return [{ status, code: json.error?.code, made: JSON.stringify(made).slice(0, 2_000) }];
  };
  for (let at = 0; at < many.length; at += AT_ONCE)
    expect((await Promise.all(many.slice(at, at + AT_ONCE).map(judge))).flat()).toEqual([]);
}

const view: View = {
  id: 'V1',
  hash: '1.a',
  type: 'modal',
  callback: 'ask',
  title: 'Signpost',
  blocks: [],
  metadata: '',
  args: {},
};
const card = {
  channel: IDS.channel,
  ts: '1700000000.000001',
  thread: '1700000000.000000',
  kind: 'post',
  text: '',
  blocks: [],
  args: {},
  at: 0,
} as const;
const RESPONSE = 'http://127.0.0.1:9/response/R1';
const tapped = (action: Json): Delivery => tap(card, { type: 'button', ...action }, RESPONSE);

const FROM_SLACK: Readonly<Record<string, () => Delivery>> = {
  'a direct message': () => directMessage({ text: WORDS }),
  'a mention in a thread': () => mention({ text: WORDS, thread: '1700000000.000000' }),
  'a message in a channel': () => message({ text: WORDS, thread: '1700000000.000000' }),
  'a message that was changed': () =>
    directMessage({ text: WORDS, more: { subtype: 'message_changed', message: { text: WORDS } } }),
  'a Home that is opened': () => homeOpened(view),
  'the messages tab': () => homeOpened(undefined, 'messages'),
  'an assistant’s thread': () =>
    appEvent('assistant_thread_started', {
      assistant_thread: { user_id: IDS.asker, channel_id: IDS.direct, thread_ts: '1.1', context: { channel_id: 'C1' } },
    }),
  'a command': () => command(WORDS, RESPONSE),
  'a button that asks': () => tapped({ action_id: 'answer:1', value: CHOICE }),
  'a button that shares': () => tapped({ action_id: 'share', value: '3f9a01c2/c/1700000000.1/signs;contact=wishaw' }),
  'a thumb': () => tapped({ action_id: 'feedback', type: 'feedback_buttons', value: '3f9a01c2:signs:yes' }),
  'a button in a view': () => viewTap(view, { type: 'button', action_id: 'answer:1', value: CHOICE }),
  'a number chosen in a view': () =>
    viewTap(view, {
      type: 'static_select',
      action_id: 'choose-number',
      selected_option: { value: 'v:contact:wishaw', text: { type: 'plain_text', text: 'Wishaw' } },
    }),
  'the Home’s box': () => viewTap(view, { type: 'plain_text_input', action_id: 'ask', value: WORDS }, { ask: WORDS }),
  'the button beside it': () => viewTap(view, { type: 'button', action_id: 'ask-now' }, { ask: WORDS }),
  'a button that opens the form': () => viewTap(view, { type: 'button', action_id: 'send-question' }, { ask: WORDS }),
  'a modal’s box': () => viewSubmission(view, { ask: WORDS }),
  'the form': () => viewSubmission({ ...view, callback: 'send-question' }, { question: WORDS, confirm: ['yes'] }),
  'a shortcut on a message': () => messageShortcut(SHORTCUTS.answer, WORDS, RESPONSE),
  'a shortcut anywhere': () => globalShortcut(SHORTCUTS.findNumber),
};

it.each(Object.entries(FROM_SLACK))(
  'Slack: %s',
  async (_kind, make) => {
    const { type } = make();
    expect((await fromSlack(make())).status).toBe(200);
    await never5xx(
      () => make().payload,
      (made) => fromSlack({ type, payload: { ...made } }),
    );
  },
  60_000,
);

const FROM_TEAMS: Readonly<Record<string, (serviceUrl: string) => TeamsActivity>> = {
  'a message': (url) => personalMessage(url, WORDS),
  'a mention in a channel': (url) => channelMention(url, WORDS),
  'a mention in a group': (url) => groupMention(url, WORDS),
  'a command for one alone': (url) => onlyYouMessage(url, WORDS),
  'a command to announce': (url) => channelMention(url, 'announce on'),
  'a button': (url) => buttonTap(url, { choice: CHOICE }),
  'an old button': (url) => personalMessage(url, '', { value: { choice: CHOICE } }),
  'a search': (url) => search(url, WORDS),
  'a search that is opened': (url) => search(url, undefined),
  'a result that is taken': (url) => takeResult(url, { choice: CHOICE }),
  'an action on a message': (url) => messageAction(url, `<p>${WORDS}</p>`),
  'a button in its dialog': (url) => dialogButton(url, { choice: CHOICE }),
  'a form that is opened': (url) => dialog(url, 'fetch', { choice: CHOICE }),
  'a form that is sent': (url) => dialog(url, 'submit', { question: WORDS }),
  'a thumb': (url) => thumb(url, 'like', 'card-1'),
  'an installation': (url) => installation(url)[0],
  'a new member': (url) => installation(url)[1],
  'a removal': (url) => removal(url),
};

it.each(Object.entries(FROM_TEAMS))(
  'Teams: %s',
  async (_kind, make) => {
    const { serviceUrl } = whole.connector;
    expect((await fromTeams(make(serviceUrl))).status).toBe(200);
    await never5xx(() => make(serviceUrl), fromTeams);
  },
  60_000,
);

const FROM_PAGE: Readonly<Record<string, object>> = {
  'a question': { question: WORDS, thread: 'a', before: { question: WORDS, thread: 'a' } },
  'a choice': { choice: { kind: 'topic', id: 'signs' }, thread: 'a' },
};

it.each(
  Object.entries(FROM_PAGE).flatMap(([kind, body]) =>
    ['/api/ask', '/api/explain'].map((path) => [path, kind, body] as const),
  ),
)('%s: %s', async (path, _kind, body) => never5xx(() => body, fromPage(path)), 60_000);

it('and after all that nothing was left to fail by itself, no answer failed, no word is in the log, and all are answered', async () => {
  const { status } = await fromSlack(directMessage({ text: 'Wishaw social work number' }));
  const before = whole.connector.messages().length;
  expect([status, (await fromTeams(personalMessage(whole.connector.serviceUrl, 'signs'))).status]).toEqual([200, 200]);
  expect(whole.connector.messages().length).toBe(before + 1);
  expect((await fromPage('/api/ask')({ question: 'Wishaw social work number' })).json.contacts).toEqual(['wishaw']);
  expect(whole.rejections).toEqual([]);
  expect(await whole.metrics()).not.toMatch(/^signpost_failed_answers_total.* [1-9]/m);
  expect(whole.logs.join('\n')).not.toContain(MARK);
});

it('and each line in the log names its request, but those that the library of Slack writes', () => {
  const ours = whole.logs.map((line) => JSON.parse(line)).filter(({ from }) => from !== 'bolt');
  expect(new Set(ours.map(({ msg }) => msg)).size).toBeGreaterThan(5);
  for (const line of ours) expect(line).toMatchObject({ request: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});
