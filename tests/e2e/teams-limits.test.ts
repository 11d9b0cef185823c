import { createLimits } from '../../src/limits/limits';
import { topicAnswer } from '../fixtures/answers';
import {
  buttonTap,
  channelMention,
  dialog,
  messageAction,
  onlyYouMessage,
  PERSON,
  personalMessage,
  search,
  type TeamsActivity,
  takeResult,
} from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Somebody who asks more than anybody asks. */

const CHOICE = { choice: '3f9a01c2ab34:topic:signs' };
let connector: TeamsConnector;
let bot: Bot;

beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
afterEach(() => bot.stop());

it.each<[string, (url: string) => TeamsActivity]>([
  ['a message', (url) => personalMessage(url, 'signs')],
  ['a mention', (url) => channelMention(url, 'signs')],
  ['a command of the / list', (url) => onlyYouMessage(url, 'signs')],
  ['a button', (url) => buttonTap(url, CHOICE)],
  ['a search', (url) => search(url, 'signs')],
  ['a result that is taken', (url) => takeResult(url, CHOICE)],
  ['a message action', (url) => messageAction(url, 'signs')],
  ['a question to the owners', (url) => dialog(url, 'submit', { form: 'send', question: 'signs' })],
])('is known in %s by a hash of who they are', async (_what, activity) => {
  bot = await startBot({ connector, limits: createLimits() });
  await bot.post(activity(connector.serviceUrl));
  await bot.post({ ...activity(connector.serviceUrl), from: { ...PERSON, id: '29:another-user-id' } });
  const [one, other] = bot.asked.map(({ who }) => who);
  expect(one).toEqual({ user: expect.any(String), workspace: other?.workspace });
  expect(other?.user).not.toBe(one?.user);
  for (const personal of Object.values(PERSON)) expect(JSON.stringify(bot.asked)).not.toContain(personal);
});

it('is told so, and asked for no feedback on it; a search and the form say so too', async () => {
  const limited = topicAnswer({ outcome: 'help', limited: true });
  bot = await startBot({ connector, assistant: { answer: async () => limited } });
  await bot.post(personalMessage(connector.serviceUrl, 'signs'));
  const message = connector.messages().at(-1);
  expect([message?.attachments?.length, message?.channelData]).toEqual([1, undefined]);
  const { body: found } = await bot.post(search(connector.serviceUrl, 'signs'));
  expect(found).toMatchObject({ composeExtension: { type: 'message', text: expect.stringContaining('in a minute') } });
  const { body: form } = await bot.post(dialog(connector.serviceUrl, 'submit', { form: 'send', question: 'words' }));
  expect(JSON.stringify(form)).toMatch(/in a minute.*"value":"words"/);
});
