import type { Assistant } from '../../src/answering/assistant';
import { MemoryStore } from '../../src/store/memory-store';
import { FAILING_QUESTION, PRIVATE_QUESTIONS, privateWordsIn } from '../fixtures/private-words';
import { realAssistant } from '../fixtures/real-assistant';
import { type RecordingStore, recordingStore } from '../fixtures/recording-store';
import { CONVERSATIONS, type Conversations } from './conversations';

/** Promise 5, private: no message text, name or user id is stored or logged, whatever the channel, and whatever goes wrong. */

/** The assistant as it ships, but for one question, which makes it fail with an error that quotes it. */
function failingAssistant(real: Assistant): Assistant {
  return {
    answer: async (question) => {
      if ('text' in question && question.text.includes(FAILING_QUESTION))
        throw new TypeError(`cannot read "${question.text}"`);
      return real.answer(question);
    },
  };
}

describe.each(CONVERSATIONS)('after conversations in %s', (name, open) => {
  let recorded: RecordingStore;
  let conversations: Conversations;

  beforeAll(async () => {
    recorded = recordingStore(new MemoryStore());
    conversations = await open(failingAssistant(realAssistant({ store: recorded.store })), recorded.store);
    for (const question of PRIVATE_QUESTIONS) await conversations.ask(question);
    await conversations.mishaps(PRIVATE_QUESTIONS[1]);
    if (name !== 'the terminal') await conversations.ask(FAILING_QUESTION);
  }, 60_000);
  afterAll(() => conversations.close());

  it('the store holds nothing of what was asked or who asked', () => {
    expect(recorded.entries.length).toBeGreaterThanOrEqual(2 * PRIVATE_QUESTIONS.length);
    expect(conversations.forms?.()).not.toBe(0);
    expect(privateWordsIn(recorded.entries, conversations.people)).toEqual([]);
  });

  it('nor does the log', () => {
    if (name !== 'the terminal') expect(conversations.logs.join()).toMatch(/fail/i);
    expect(privateWordsIn(conversations.logs, conversations.people)).toEqual([]);
  });
});

describe('the search for private words', () => {
  it.each([
    ['a question in a log line', [JSON.stringify({ msg: PRIVATE_QUESTIONS[1] })]],
    ['a part of one, escaped and in capitals', ['{"error":"... RIGHT\\nNOW, what ..."}']],
    ['one in an address', [`/${encodeURIComponent(PRIVATE_QUESTIONS[4])}`]],
    ['a name', ['[error] at Kayleigh']],
    ['a phone number', ['{"from":"07700 900123"}']],
    ['a user id', ['["saveConversation","slack:T1:U0000ASKER",{}]']],
  ])('finds %s', (_what, texts) => {
    expect(privateWordsIn(texts, ['U0000ASKER'])).not.toEqual([]);
  });
});
