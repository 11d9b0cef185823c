import type { Answer } from '../../src/answering/answer';
import { askAssistant } from '../../src/channels/ask-assistant';
import { overhear } from '../../src/channels/slack/overhear';
import { logged, ResponseUrlError, ToldError } from '../../src/channels/slack/slack-error';
import { topicAnswer } from '../fixtures/answers';
import { keptLog } from '../fixtures/kept-log';
import { mention } from '../peers/slack/payloads';
import { personalMessage } from '../peers/teams/activities';
import { startBot } from '../peers/teams/bot';
import { startConnector } from '../peers/teams/connector';
import { openHouse } from './slack/house';

/** An error of our own code can be found by what the log holds of it: its class and where it came from, and no word of what was asked. */

const WORDS = 'Dougal of Wishaw';
const fails = async (): Promise<never> => {
  throw new RangeError(`cannot read ${WORDS}`);
};
/** An answer at which every renderer fails. */
const unrenderable = (): Answer =>
  Object.defineProperty(topicAnswer(), 'sections', {
    get() {
      throw new RangeError(`cannot draw ${WORDS}`);
    },
  });

/** Expects one line of this message, with the error's class and the frames of this file. */
function expectFound(lines: readonly string[], message: string): void {
  const [line, ...more] = lines.map((text) => JSON.parse(text)).filter(({ msg }) => msg === message);
  expect(line).toMatchObject({
    error: 'RangeError',
    frames: expect.arrayContaining([expect.stringContaining('tests/channels/failures-logged.test.ts:')]),
  });
  expect(more).toEqual([]);
  expect(lines.join('')).not.toContain('Dougal');
}

const question = { text: WORDS, channel: 'slack', surface: 'mention', isPrivate: false } as const;

it('of the assistant that fails to answer', async () => {
  const { log, lines } = keptLog();
  expect(await askAssistant({ assistant: { answer: fails }, log, clock: Date.now }, question)).toBeUndefined();
  expectFound(lines, 'the assistant failed to answer');
});

it('of the assistant that fails to overhear', async () => {
  const { log, lines } = keptLog();
  const assistant = { answer: fails, overhear: fails };
  expect(
    await overhear({ assistant, log, clock: Date.now, turns: { next: async () => undefined } }, question, true),
  ).toEqual({ kind: 'nothing' });
  expectFound(lines, 'the assistant failed to overhear');
});

it('of a question in Slack that gets no reply', async () => {
  const house = await openHouse('http', { assistant: { answer: async () => unrenderable() } });
  try {
    await house.line.deliver(mention({ text: WORDS }));
    await house.peer.until(() => house.logs.join('').includes('got no reply'));
    expectFound(house.logs, 'a question in Slack got no reply');
  } finally {
    await house.close();
  }
});

it('of a turn in Teams', async () => {
  const connector = await startConnector();
  const bot = await startBot({ connector, assistant: { answer: async () => unrenderable() } });
  try {
    await bot.post(personalMessage(connector.serviceUrl, WORDS));
    expectFound(bot.log, 'a turn in Teams failed');
  } finally {
    await bot.stop();
    await connector.close();
  }
});

it('what Slack itself says is logged as its code alone, also where the asker was told', () => {
  const refused = new ResponseUrlError('expired_url');
  expect([logged(refused), logged(new ToldError(refused))]).toEqual([{ code: 'expired_url' }, { code: 'expired_url' }]);
  expect(logged(new ToldError(new TypeError(WORDS)))).toMatchObject({ code: 'unknown', error: 'TypeError' });
  expect(logged(Object.assign(new Error(WORDS), { code: 'store_away' }))).toMatchObject({ code: 'store_away' });
});
