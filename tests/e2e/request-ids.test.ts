import { MESSAGES } from '../../src/answering/messages';
import { SHORTCUTS } from '../../src/channels/slack/contract';
import { brokenStore, type House, openHouse, type Way } from '../channels/slack/house';
import { unknownAnswer } from '../fixtures/answers';
import { send } from '../fixtures/send';
import { encode } from '../peers/slack/http-line';
import { IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { directMessage, mention } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { homeOpened, messageShortcut } from '../peers/slack/view-payloads';
import { APP_ID, GROUP_CHAT, groupMention, personalMessage, type TeamsActivity } from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';
import { formIn } from './slack-sending';

/** Every line that is logged on the way of a request names it, whatever goes wrong there. */

const STRANGER = 'an-id-of-a-stranger';
const GONE = 'a conversation is gone, or shuts the bot out: nothing more is posted there';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Line = { readonly msg: string; readonly action?: string; readonly request?: string };

const read = (logs: readonly string[]): Line[] => logs.map((line) => JSON.parse(line));

/** What was logged under each id: the store's action where one failed, else the words. */
function byRequest(logs: readonly string[]): Map<string | undefined, string[]> {
  const told = new Map<string | undefined, string[]>();
  for (const { request, action, msg } of read(logs)) told.set(request, [...(told.get(request) ?? []), action ?? msg]);
  return told;
}

const away = async (): Promise<never> => {
  await new Promise((resolve) => setImmediate(resolve));
  throw new Error('away');
};
const store = brokenStore(away);

describe.each<Way>(['http', 'socket'])('over Slack by %s', (way) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(way, { store, assistant: { answer: async () => unknownAnswer() } });
  });
  afterEach(async () => {
    await house.close();
    expect(house.logs.join('')).not.toContain(STRANGER);
  });

  /** Gives the id that the reply carries; a socket's envelope has no reply of ours. */
  async function deliver(delivery: Delivery): Promise<string | undefined> {
    if (way === 'socket') {
      await house.line.deliver(delivery);
      return undefined;
    }
    const { body, type } = encode(delivery);
    const signed = signedHeaders(house.peer.settings.signingSecret, body);
    const headers = { 'content-type': type, 'x-request-id': STRANGER, ...signed };
    return String((await send(house.address, { method: 'POST', headers, body })).headers['x-request-id']);
  }

  it('two questions at once are told apart, in the lines of the store, the assistant and the posts', async () => {
    const more = { request: STRANGER };
    house.peer.fault({ method: 'chat.postMessage', error: 'invalid_blocks', holding: IDS.channel });
    house.peer.fault({ method: 'chat.postMessage', error: 'restricted_action', holding: IDS.direct });
    const ids = await Promise.all([
      deliver(mention({ text: 'signs', more })),
      deliver(directMessage({ text: 'signs', more })),
    ]);
    const expected = [
      ['claim', 'answered', 'Slack refused a card; sending it more plainly', 'finish'],
      ['claim', 'answered', 'Slack did not take a reply', 'release', 'a question in Slack got no reply'],
    ];
    await house.peer.until(() => house.logs.length >= expected.flat().length);
    const told = byRequest(house.logs);
    expect([...told.values()]).toEqual(expect.arrayContaining(expected));
    for (const id of told.keys()) expect(id).toMatch(ID);
    if (way === 'http') expect(ids.map((id) => told.get(id))).toEqual(expected);
    expect(told.size).toBe(2);
  });

  it('so are commands, taps, forms, shortcuts and the Home, each with an id of its own', async () => {
    const form = await formIn(house);
    expect(await house.peer.submit(house.line, form, { question: 'Does it cover boys?' })).toEqual({
      question: MESSAGES['form.failed'],
    });
    await deliver(messageShortcut(SHORTCUTS.answer, 'signs', house.peer.responseUrl()));
    house.peer.fault({ method: 'views.publish', error: 'not_enabled' });
    await deliver(homeOpened());
    const ends = ['finish', 'Slack did not take the Home'];
    const ended = () => read(house.logs).filter(({ action, msg }) => ends.includes(action ?? msg)).length;
    await house.peer.until(() => ended() === 4);
    const told = byRequest(house.logs);
    for (const id of told.keys()) expect(id).toMatch(ID);
    expect([...told.values()].sort()).toEqual(
      [
        ['claim', 'answered', 'finish'],
        ['claim', 'finish'],
        ['answered', 'claim', 'release', 'a question for the owners could not be kept'],
        ['claim', 'answered', 'finish'],
        ['Slack did not take the Home'],
      ].sort(),
    );
  });
});

describe('over Teams', () => {
  let connector: TeamsConnector;
  let bot: Bot;
  beforeEach(async () => {
    connector = await startConnector();
    const references = { saveTeamsReference: away, removeTeamsReference: away, setAnnounce: away };
    bot = await startBot({ connector, store: { ...store, ...references } });
  });
  afterEach(async () => {
    await bot.stop();
    await connector.close();
    expect(bot.log.join('')).not.toContain(STRANGER);
  });

  async function deliver(activity: TeamsActivity, token = connector.token(APP_ID)): Promise<string> {
    const authorization = `Bearer ${token}`;
    const headers = { 'content-type': 'application/json', 'x-request-id': STRANGER, authorization };
    const reply = await send(bot.url, { method: 'POST', headers, body: JSON.stringify(activity) });
    return String(reply.headers['x-request-id']);
  }

  it('three requests at once are told apart, in the lines of the guard, the store, the assistant and the posts', async () => {
    connector.gone.set(GROUP_CHAT, 404);
    const ids = await Promise.all([
      deliver(personalMessage(connector.serviceUrl, 'signs', { request: STRANGER })),
      deliver(groupMention(connector.serviceUrl, 'signs')),
      deliver(personalMessage(connector.serviceUrl, 'signs'), connector.token(APP_ID, { exp: 1 })),
    ]);
    const told = byRequest(bot.log);
    expect(ids.map((id) => told.get(id))).toEqual([
      ['claim', 'answered', 'finish'],
      ['claim', 'answered', GONE, 'remove-reference', 'finish'],
      ['a request was turned away'],
    ]);
    for (const id of ids) expect(id).toMatch(ID);
    expect(told.size).toBe(3);
  });

  it('so is a turn that failed', async () => {
    connector.fail({ status: 401 });
    const id = await deliver(personalMessage(connector.serviceUrl, 'fail'));
    expect([...byRequest(bot.log)]).toEqual([
      [id, ['claim', 'the assistant failed to answer', 'release', expect.stringContaining('401'), 'a request failed']],
    ]);
  });
});
