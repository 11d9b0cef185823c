import { troubleText } from '../../src/answering/emergency-line';
import { notedAnswer } from '../fixtures/answers';
import { realKnowledge } from '../fixtures/real-assistant';
import { buttonTap, CHANNEL_THREAD, channelMention, personalMessage, TENANT } from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { dataOfButtons, startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Taps on our cards, and every other invoke: each is answered, in the form that Teams waits for. */

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const NOTE = 'Please leave out names';
const CANNOT = troubleText(realKnowledge(), 'teams.cannot');
/** That a button cannot be read, and the emergency numbers. */
const GONE = /own words.*999/s;
const CHOICE = '3f9a01c2ab34:topic:signs';

let connector: TeamsConnector;
let bot: Bot;

beforeEach(async () => {
  connector = await startConnector();
  bot = await startBot({ connector });
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

it('posts the answer of a related topic as a new message and says so at the button', async () => {
  const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: CHOICE }));
  expect(reply).toEqual({ status: 200, body: { statusCode: 200, type: MESSAGE, value: 'The answer is below.' } });
  expect(bot.asked).toMatchObject([{ choice: { kind: 'topic', id: 'signs' }, surface: 'button', isPrivate: true }]);
  expect(connector.messages()).toHaveLength(1);
});

it('puts the answer in the place of a did-you-mean card, whose buttons ask for that', async () => {
  await bot.post(personalMessage(connector.serviceUrl, 'unclear'));
  const [offered] = connector.messages();
  expect(offered?.inputHint).toBe('expectingInput');
  const data = dataOfButtons(offered);
  expect(data).toContainEqual({ choice: CHOICE, inPlace: true });
  const reply = await bot.post(buttonTap(connector.serviceUrl, data[0]));
  expect(reply).toMatchObject({
    status: 200,
    body: { statusCode: 200, type: ADAPTIVE_CARD, value: { type: 'AdaptiveCard', version: '1.5' } },
  });
  expect(connector.messages()).toHaveLength(1);
});

it.each([
  ['channel', false],
  ['personal', true],
])('in a %s, a card that takes the place of another holds notes for the asker: %s', async (conversationType, shown) => {
  await bot.stop();
  bot = await startBot({ connector, assistant: { answer: async () => notedAnswer() } });
  const conversation = { id: CHANNEL_THREAD, conversationType, tenantId: TENANT };
  const { body } = await bot.post(buttonTap(connector.serviceUrl, { choice: CHOICE, inPlace: true }, { conversation }));
  expect(JSON.stringify(body).includes(NOTE)).toBe(shown);
  expect(bot.asked).toMatchObject([{ isPrivate: shown, thread: `teams:${TENANT}:${CHANNEL_THREAD}` }]);
});

it.each([
  ['words', { choice: 'What are the signs?' }],
  ['nothing', undefined],
  ['half a value', '{"choice":'],
  ['an object in its place', { choice: { kind: 'topic' } }],
])('says kindly that it cannot read a button that holds %s', async (_what, data) => {
  const reply = await bot.post(buttonTap(connector.serviceUrl, data));
  expect(reply).toMatchObject({ status: 200, body: { type: MESSAGE, value: expect.stringMatching(GONE) } });
  expect(bot.asked).toEqual([]);
});

it('says so when it does not know the verb', async () => {
  const value = { action: { type: 'Action.Execute', verb: 'launch', data: { choice: CHOICE } } };
  const reply = await bot.post(buttonTap(connector.serviceUrl, undefined, { value }));
  expect(reply).toMatchObject({ status: 200, body: { statusCode: 200, type: MESSAGE } });
});

it.each([
  ['fileConsent/invoke', { statusCode: 200, type: MESSAGE, value: CANNOT }],
  ['task/fetch', { task: { type: 'message', value: CANNOT } }],
  ['task/submit', { task: { type: 'message', value: CANNOT } }],
  ['composeExtension/queryLink', { composeExtension: { type: 'message', text: CANNOT } }],
  ['composeExtension/submitAction', { task: { type: 'message', value: CANNOT } }],
  ['message/submitAction', {}],
])('answers the invoke %s, that it has no use for, in its own form', async (name, body) => {
  expect(await bot.post(buttonTap(connector.serviceUrl, {}, { name, value: 7 }))).toEqual({ status: 200, body });
  expect(connector.hits).toEqual([]);
});

it('still answers the invoke when the assistant fails', async () => {
  await bot.stop();
  const assistant = { answer: () => Promise.reject(new TypeError('broken')) };
  bot = await startBot({ connector, assistant });
  const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: CHOICE, inPlace: true }));
  expect(reply).toMatchObject({
    status: 200,
    body: { type: MESSAGE, value: expect.stringMatching(/ask it again.*999/s) },
  });
});

it.each([
  ['an object', { choice: CHOICE }],
  ['a string of JSON', JSON.stringify({ choice: CHOICE })],
  ['the bare value', CHOICE],
])('answers a button that arrives as a message with %s', async (_what, value) => {
  await bot.post(channelMention(connector.serviceUrl, '', { text: undefined, entities: [], value }));
  expect(bot.asked).toMatchObject([{ choice: { kind: 'topic', id: 'signs' }, surface: 'button' }]);
  expect(connector.messages()).toHaveLength(1);
});

it('answers what is written beside an empty value', async () => {
  await bot.post(personalMessage(connector.serviceUrl, 'signs', { value: {} }));
  expect(bot.asked).toMatchObject([{ text: 'signs' }]);
});

it('says so when such a message cannot be read', async () => {
  await bot.post(personalMessage(connector.serviceUrl, '', { text: undefined, value: { x: 1 } }));
  expect(connector.messages()).toMatchObject([{ text: expect.stringMatching(GONE) }]);
});
