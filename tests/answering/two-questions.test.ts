import { lastOf } from '../fixtures/dialogue';
import '../native-typed-arrays';
import { ask, openedAssistant, realAssistant } from '../fixtures/real-assistant';

describe('two questions in one message are answered in their order, in one card', () => {
  it.each([
    ['What is CSE and what are the signs?', ['definition', 'signs']],
    ['What are the signs, and what is CSE?', ['signs', 'definition']],
    ['the NSPCC website and the Airdrie number', ['websites', 'contact']],
    ['definition pls. also who do i tell', ['definition', 'report']],
    ['need bellshill sw number and whats the signs ', ['contact', 'signs']],
    ['Who might be affected? What should I do as a professional?', ['vulnerability', 'action']],
    ['whit are the signs an who dae a tell', ['signs', 'report']],
    ['can i get this in urdu, and the number for Motherwell social work', ['formats', 'contact']],
    ['who made this leaflet and is there a guidance pack', ['about', 'resources']],
  ])('%s', async (text, topics) => {
    const answer = await ask(realAssistant(), text);
    expect(answer.topics).toEqual(topics);
  });

  it.each([
    'If I notice the signs, who do I tell?',
    'once I have spotted them, who do I report it to?',
    'drugs and alcohol as a sign',
    'I am in a meeting, what are the signs',
    'never mind that, what are the warning signs',
  ])('what only says when, or where, is no question: %s', async (text) => {
    expect((await ask(realAssistant(), text)).topics).toHaveLength(1);
  });
});

describe('a message that says something else, too', () => {
  it('is not read for what its other half might ask: only what is put as a question is', async () => {
    const answer = await ask(realAssistant(), "nobody's picking up, who else is there?");
    expect(answer.topics).not.toContain('signs');
  });

  it.each([
    ['My tea is getting cold, could you show me the signs?', ['signs']],
    ['it has been a long shift, what are the risk factors', ['vulnerability']],
  ])('is answered by what it asks outright: %s', async (text, topics) => {
    expect((await ask(realAssistant(), text)).topics).toEqual(topics);
  });

  it.each(['SHANARRI, what is it?', 'section 67, what does that mean'])(
    'is no question for the leaflet where what it asks is of that: %s',
    async (text) => {
      expect((await ask(realAssistant(), text)).topics).toEqual([]);
    },
  );

  it.each([
    ['his pals are all in their thirties', ['signs']],
    ['how can I get involved', ['action']],
    ['she was crying about a picture', ['online']],
  ])('is answered for what it asks beside what it says to Signpost: %s', async (asked, topics) => {
    expect((await ask(realAssistant(), asked)).topics).toEqual(topics);
    expect((await ask(realAssistant(), `Hi, can you help me? ${asked}`)).topics).toEqual(topics);
  });

  it('is answered for all that it asks beside that, and as little as it is where it thanks', async () => {
    const asked = 'She has a new phone. Nobody knows who paid.';
    for (const end of ['', ' Thanks.'])
      expect((await ask(realAssistant(), `Hello! Are you there? ${asked}${end}`)).topics).toEqual(['signs']);
    expect((await ask(realAssistant(), 'Thanks so much! The signs were what I needed.')).outcome).toBe('help');
  });

  it.each(['could a colleague come with me', 'my printer is broken'])(
    'gets what Signpost is for where it is asked that and nothing that is clear: %s',
    async (asked) => {
      expect((await ask(realAssistant(), asked)).outcome).not.toBe('answered');
      expect((await ask(realAssistant(), `Hi, can you help me? ${asked}`)).outcome).toBe('help');
    },
  );

  it('is one question where its end asks what its start means', async () => {
    const answer = await ask(realAssistant(), 'It says the exchange element is a barrier. What is meant by that?');
    expect(answer.topics).toHaveLength(1);
  });
});

describe('what was just answered', () => {
  it('is not answered again beside what is asked now', async () => {
    const answer = await lastOf(['what are the signs', 'ok so I have noticed some of the signs, who do I tell?']);
    expect(answer.topics).toEqual(['report']);
  });

  it('is answered again where it is asked again', async () => {
    const answer = await lastOf(['what are the signs', 'what are the signs again, and who do I tell?']);
    expect(answer.topics).toEqual(['signs', 'report']);
  });
});

describe('with the encoder, beside what is asked', () => {
  it.each([
    ['English is my second language. Please explain this word CSE they say in every meeting.', ['definition']],
    ['I am cleaner in school and my English is not good. If I worry for a child, to who I must say?', ['report']],
    ['What are the signs? The Airdrie number too.', ['signs', 'contact']],
    ['I teach in Wishaw. Tell me the signs.', ['signs']],
    ['Tell me the signs. Give me the Airdrie number.', ['signs', 'contact']],
  ])('a statement counts where the message asks nearly as much for it, or names it: %s', async (text, topics) => {
    expect((await ask(await openedAssistant(true), text)).topics).toEqual(topics);
  });

  it('a worry is not kept from its answer by what is said to Signpost', async () => {
    const text = 'Hi, can you help me? A boy in my class keeps getting gifts from an older man';
    expect((await ask(await openedAssistant(true), text)).outcome).toBe('answered');
  });

  it.each(['wishaw general switchboard number', 'the blue badge team Airdrie phone number'])(
    'what the content calls of no topic gets no number: %s',
    async (text) => {
      for (const encoder of [true, false])
        expect((await ask(await openedAssistant(encoder), text)).contacts).toEqual([]);
    },
  );
});
