import { plain } from '../../src/answering/answer';
import type { Overheard } from '../../src/answering/assistant';
import { questionOf, realAssistant } from '../fixtures/real-assistant';

/** What is made of words that follow an answer in its thread without being addressed to us. */
async function overheard(asked: string, said: string, byAsker = true): Promise<Overheard> {
  const assistant = realAssistant();
  await assistant.answer(questionOf(asked, 'one'));
  return assistant.overhear(inThread(said, 'one'), byAsker);
}

const inThread = (text: string, thread: string) =>
  ({ text, channel: 'slack', surface: 'thread', thread, isPrivate: false }) as const;

/** The topics that it answers, and the contacts where a number is what was asked for. */
function shown(heard: Overheard) {
  if (heard.kind === 'nothing') return [];
  const topics = heard.answer.sections.map(({ topic }) => topic);
  return topics.includes('contact') ? [...topics, ...heard.answer.contacts] : topics;
}

describe('what plainly goes on from the answer is answered', () => {
  it.each([
    ['Wishaw social work number', 'and for Motherwell?', ['contact', 'motherwell']],
    ['Wishaw social work number', 'what about Bellshill?', ['contact', 'bellshill']],
    ['Wishaw social work number', 'and Airdrie', ['contact', 'airdrie']],
    ['Wishaw social work number', 'the Coatbridge one?', ['contact', 'coatbridge']],
    ['Wishaw social work number', 'sorry, Cumbernauld', ['contact', 'cumbernauld']],
    ['Wishaw social work number', 'Motherwell number please', ['contact', 'motherwell']],
    ['Wishaw social work number', "what's the number for Airdrie", ['contact', 'airdrie']],
    ['Wishaw social work number', 'and out of hours?', ['contact', 'emergency']],
    ['Wishaw social work number', 'who else can I ring?', ['contact', 'emergency', 'police-101', 'police-999']],
    ['what are the signs', 'who do I tell?', ['report']],
    ['what are the signs', 'and who do I report it to', ['report']],
    ['Who might be affected?', 'and what are the signs?', ['signs']],
    ['NSPCC website', 'the link for Barnardos?', ['websites']],
    ['NSPCC website', 'and the ceop site?', ['websites']],
  ])('%s > %s', async (asked, said, expected) => {
    const heard = await overheard(asked, said);
    expect([heard.kind, shown(heard)]).toEqual(['follow-up', expected]);
  });
});

describe('people who talk to each other are left alone', () => {
  const NUMBER = 'Wishaw social work number';
  const SIGNS = 'what are the signs';
  it.each([
    [NUMBER, 'thanks'],
    [NUMBER, 'cheers Jo, you are a star'],
    [NUMBER, 'ta'],
    [NUMBER, 'ok will do'],
    [NUMBER, 'brilliant, got it'],
    [NUMBER, "I'll ring them after the bell"],
    [NUMBER, "I've rung Wishaw, they are on it"],
    [NUMBER, '@Sam can you ring them?'],
    [NUMBER, 'Sam, what was the number for Airdrie again?'],
    [NUMBER, 'can you phone Motherwell for me?'],
    [NUMBER, 'did they answer?'],
    [NUMBER, 'they said to try Airdrie'],
    [NUMBER, 'did they say Motherwell?'],
    [NUMBER, "it's the office that is shut, not the nursery"],
    [NUMBER, "that's the wrong office, he lives in Airdrie"],
    [NUMBER, "who's phoning Wishaw?"],
    [NUMBER, 'who is ringing social work'],
    [NUMBER, 'are we all going to Motherwell on Friday?'],
    [NUMBER, 'is the meeting in Bellshill?'],
    [NUMBER, 'no answer at Wishaw'],
    [NUMBER, 'nobody is picking up'],
    [NUMBER, 'has anyone else noticed this?'],
    [NUMBER, 'will I put the number in the file?'],
    [NUMBER, 'we used the Coatbridge number last time'],
    [NUMBER, 'shall I call them or will you'],
    [NUMBER, 'my line manager is off today'],
    [NUMBER, 'Wishaw'],
    [NUMBER, "what's for lunch?"],
    [NUMBER, 'where are you?'],
    [NUMBER, 'how did it go?'],
    [NUMBER, 'what time is the bus to Motherwell?'],
    [SIGNS, 'I have seen a few of those in him'],
    [SIGNS, "that's really helpful for the training day"],
    [SIGNS, 'should we tell her mum?'],
    [SIGNS, "who's telling the head?"],
    [SIGNS, 'who is going to speak to him?'],
    [SIGNS, 'what do you think?'],
    [SIGNS, 'what did she say?'],
    [SIGNS, 'do you think we should report it?'],
    [SIGNS, 'let me check with my manager'],
    [SIGNS, 'the website was down this morning'],
    [SIGNS, 'I told my line manager yesterday'],
    [SIGNS, 'who has the key for the cupboard?'],
    [SIGNS, 'what are we having for the leaving do?'],
    [SIGNS, 'why?'],
    [SIGNS, 'lol'],
    [SIGNS, 'see you at three'],
    [SIGNS, 'is this confidential?'],
    [SIGNS, 'good morning all'],
    [SIGNS, 'ok so we keep an eye out then'],
  ])('%s > %s', async (asked, said) => {
    expect(await overheard(asked, said)).toEqual({ kind: 'nothing' });
  });

  it('and so is a follow-up by somebody else', async () => {
    expect(await overheard('Wishaw social work number', 'and for Motherwell?', false)).toEqual({ kind: 'nothing' });
  });

  it('and one in a thread that nothing is remembered of', async () => {
    const heard = await realAssistant().overhear(inThread('and for Motherwell?', 'two'), true);
    expect(heard).toEqual({ kind: 'nothing' });
  });
});

describe('danger is always heard, whoever writes', () => {
  it.each([
    'a girl has just been dragged into a car outside the school',
    'he is hitting her right now',
    'Sam, she says they have locked her in the flat and she is scared',
    '@Sam a boy in my class just told me his uncle touched him last night',
  ])('%s', async (said) => {
    for (const byAsker of [true, false]) {
      const heard = await overheard('what are the signs', said, byAsker);
      expect(heard.kind).toBe('danger');
      if (heard.kind === 'danger')
        expect([heard.answer.urgent, plain(heard.answer.sections[0]?.title ?? [])]).toEqual([
          true,
          'If a child is in danger now',
        ]);
    }
  });
});
