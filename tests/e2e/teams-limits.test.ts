import type { AttentiveAssistant } from '../../src/answering/assistant';
import { MESSAGES } from '../../src/answering/messages';
import { limitAssistant } from '../../src/limits/limited-assistant';
import { createLimits } from '../../src/limits/limits';
import { topicAnswer, urgentAnswer } from '../fixtures/answers';
import { realKnowledge } from '../fixtures/real-assistant';
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

type Surface = [string, (url: string, words: string) => TeamsActivity];
/** Where words are written. */
const WRITTEN: readonly Surface[] = [
  ['a message', personalMessage],
  ['a mention', channelMention],
  ['a command of the / list', onlyYouMessage],
  ['a search', search],
  ['a message action', messageAction],
  ['a question to the owners', (url, question) => dialog(url, 'submit', { form: 'send', question })],
];
const SURFACES: readonly Surface[] = [
  ...WRITTEN,
  ['a button', (url) => buttonTap(url, CHOICE)],
  ['a result that is taken', (url) => takeResult(url, CHOICE)],
];

it.each(SURFACES)('is known in %s by a hash of who they are', async (_what, activity) => {
  bot = await startBot({ connector, limits: createLimits() });
  await bot.post(activity(connector.serviceUrl, 'signs'));
  await bot.post({ ...activity(connector.serviceUrl, 'signs'), from: { ...PERSON, id: '29:another-user-id' } });
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

describe('who is over a limit', () => {
  const limits = { ...createLimits(), take: async () => 'user' as const };
  const assistant: AttentiveAssistant = {
    answer: async () => topicAnswer(),
    overhear: async (question) =>
      'text' in question && question.text.includes('danger')
        ? { kind: 'danger', answer: urgentAnswer() }
        : { kind: 'nothing' },
  };

  /** What comes of an activity: the reply to it, and what is posted. */
  async function comesOf(activity: TeamsActivity): Promise<string> {
    bot = await startBot({
      connector,
      limits,
      assistant: limitAssistant(assistant, { limits, knowledge: realKnowledge, onLimited: () => {} }),
    });
    const before = connector.messages().length;
    const { body } = await bot.post(activity);
    return JSON.stringify([body, connector.messages().slice(before)]);
  }

  it.each(SURFACES)('is refused with the emergency numbers: %s', async (_what, activity) => {
    const said = await comesOf(activity(connector.serviceUrl, 'what are the signs'));
    for (const words of [MESSAGES['limited.text'], '999', '0800 121 4114']) expect(said).toContain(words);
  });

  it.each(WRITTEN)('is never refused in danger, nor is a question of theirs lost: %s', async (_what, activity) => {
    const said = await comesOf(activity(connector.serviceUrl, 'a child is in danger'));
    expect(said).toContain(MESSAGES['urgent.title']);
    expect(said).toContain('999');
    expect(said).not.toContain(MESSAGES['limited.text']);
  });
});
