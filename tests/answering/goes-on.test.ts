import type { Question } from '../../src/question';
import { MemoryStore } from '../../src/store/memory-store';
import { realAssistant } from '../fixtures/real-assistant';

/** What is heard in a thread in which this was answered. */
async function hear(first: string, text: string, byAsker: boolean) {
  const assistant = realAssistant({ store: new MemoryStore(Date.now) });
  const about = { channel: 'slack', thread: 't', isPrivate: false } as const;
  await assistant.answer({ text: first, surface: 'mention', ...about } satisfies Question);
  return assistant.overhear({ text, surface: 'thread', ...about }, byAsker);
}

const NUMBER = 'what is the social work number for Wishaw?';
const SIGNS = 'what are the signs?';

describe('what is written in the thread of an answer without naming us', () => {
  it.each([
    [NUMBER, 'and for Motherwell?', 'motherwell'],
    [NUMBER, 'what about Airdrie?', 'airdrie'],
    [NUMBER, 'and in Coatbridge', 'coatbridge'],
    [NUMBER, 'and the number for the police?', 'police-101'],
    [NUMBER, 'and what are the signs?', undefined],
    [SIGNS, 'tell me more', undefined],
    [SIGNS, 'and who do I tell?', undefined],
  ])('is answered when it plainly goes on: %s %s', async (first, text, contact) => {
    const heard = await hear(first, text, true);
    expect(heard.kind).toBe('follow-up');
    if (contact && heard.kind === 'follow-up') expect(heard.answer.contacts).toContain(contact);
    expect((await hear(first, text, false)).kind).toBe('nothing');
  });

  it.each([
    'thanks, that helps',
    'great, see you at the meeting',
    'ok',
    'did you see the match last night',
    'I work in Motherwell',
    'Motherwell',
    'shall we phone them?',
    "I'll ring them",
    'ok, ring them then',
    'has anyone phoned them?',
    'did they answer?',
    'is Motherwell nearer to you?',
    'see you in Motherwell?',
    'and see you in Motherwell',
    'and what time is lunch',
    'and you?',
    'who is on duty today?',
    'what did the school say?',
    'the meeting is at two',
    'she was in Coatbridge on Friday',
    'and the police said what?',
    'more tea?',
    'can you cover for me?',
    'so what are the signs, do you think?',
    'and what color is water',
    'what are my hours this week at work',
    'and how much is the new camera',
    "what's the cost of bottled water",
    'and show video of hair styling tips',
  ])('is left alone when people talk: %s', async (text) => {
    expect((await hear(NUMBER, text, true)).kind).toBe('nothing');
    expect((await hear(SIGNS, text, true)).kind).toBe('nothing');
  });

  it.each([true, false])('is danger, whoever writes it (by the asker: %s)', async (byAsker) => {
    const heard = await hear(NUMBER, 'he is hitting her right now', byAsker);
    expect(heard).toMatchObject({ kind: 'danger', answer: { urgent: true } });
  });
});
