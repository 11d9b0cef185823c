import { CONVERSATION_LIFE } from '../../src/store/lifetimes';
import { MemoryStore } from '../../src/store/memory-store';
import { lastOf } from '../fixtures/dialogue';
import { ask, questionOf, realAssistant } from '../fixtures/real-assistant';

describe('a follow-up about numbers', () => {
  it.each([
    ['another place', ['Wishaw social work number', 'and for Motherwell?'], ['motherwell']],
    ['a bare place', ['Wishaw social work number', 'Bellshill'], ['bellshill']],
    ['a correction', ['Airdrie number', 'sorry, I meant Coatbridge'], ['coatbridge']],
    ['a denial with another', ['Airdrie number', 'not Airdrie, Bellshill'], ['bellshill']],
    ['the police', ['Wishaw social work number', 'and the police?'], ['police-101', 'police-999']],
    ['out of hours', ['Wishaw social work number', 'and out of hours?'], ['emergency']],
    ['a place after a topic', ['what are the signs', 'and the Wishaw number?'], ['wishaw']],
  ])('%s', async (_, turns, contacts) => {
    const answer = await lastOf(turns);
    expect([answer.topics, answer.contacts]).toEqual([['contact'], contacts]);
  });

  it('for a place that is not listed gets no number that stands from before alone', async () => {
    const answer = await lastOf(['Wishaw social work number', 'and for Hamilton?']);
    expect(answer.contacts).toHaveLength(9);
    expect(answer.text).toContain('does not list Hamilton');
  });
});

describe('a follow-up about the leaflet', () => {
  it.each([
    ['another topic', ['what are the signs', 'and who is at risk?'], 'vulnerability'],
    ['what to do about it', ['what are the signs', 'who do I tell?'], 'report'],
    ['a website after a number', ['Wishaw social work number', 'and the nspcc website?'], 'websites'],
    ['more of the same', ['what does CSE involve', 'tell me more'], undefined],
  ])('%s', async (_, turns, topic) => {
    const answer = await lastOf(turns);
    expect(answer.outcome).toBe('answered');
    if (topic) expect(answer.topics[0]).toBe(topic);
  });

  it('that stands by itself is answered by itself', async () => {
    const alone = await lastOf(['what are the signs of child sexual exploitation?']);
    const after = await lastOf(['Wishaw social work number', 'what are the signs of child sexual exploitation?']);
    expect(after.text).toBe(alone.text);
  });

  it('picks one of the choices that were offered', async () => {
    const offered = ['topic:signs', 'list:contacts', 'topic:consent'];
    const picked = async (text: string) => {
      const store = new MemoryStore();
      await store.saveConversation('one', { topics: [], contacts: [], websites: [], offered });
      return (await ask(realAssistant({ store }), text, 'one')).topics;
    };
    expect(await picked('the first one')).toEqual(['signs']);
    expect(await picked('2')).toEqual(['contact']);
    expect(await picked('third')).toEqual(['consent']);
  });
});

describe('danger in a follow-up', () => {
  it('comes first, whatever was spoken of before', async () => {
    const answer = await lastOf(['what are the signs', 'he is hitting her right now']);
    expect(answer.urgent).toBe(true);
  });

  it('is over when the next question is calm', async () => {
    const answer = await lastOf(['a girl has just been dragged into a van', 'what websites are there']);
    expect([answer.urgent, answer.topics]).toEqual([false, ['websites']]);
  });

  it.each([
    ['a place', 'he lives in Coatbridge', ['coatbridge']],
    ['what to do', 'what do I do', []],
    ['a plea', 'please', []],
    ['a plea in words of the leaflet', 'please make sure they are alright the night', []],
    ['a plea beside a sign', 'please help me. his pals are all in their thirties', []],
    ['what it quotes', 'multiple callers to the home as well', []],
    ['nothing but a mention', '', []],
  ])('goes on with %s: the emergency numbers come first again', async (_, text, contacts) => {
    const answer = await lastOf(['a boy has just told me that his uncle hurts him', text]);
    expect(answer.urgent).toBe(true);
    expect(answer.contacts).toEqual(expect.arrayContaining(['police-999', ...contacts]));
  });

  it.each(['thanks', 'social work are with him now'])('is over once it is said so: "%s"', async (text) => {
    expect((await lastOf(['a boy has just told me that his uncle hurts him', text])).urgent).toBe(false);
  });

  it.each([
    ['an area', { kind: 'contact', id: 'coatbridge' }, true],
    ['the list', { kind: 'list', id: 'contacts' }, true],
    ['what to do', { kind: 'topic', id: 'action' }, true],
    ['something that is gone', { kind: 'contact', id: 'no-such-team' }, true],
    ['another topic', { kind: 'topic', id: 'definition' }, false],
    ['who made the leaflet', { kind: 'topic', id: 'about' }, false],
    ['what Signpost can do', { kind: 'list', id: 'help' }, false],
  ] as const)('goes on with a button for %s where that is a way to tell somebody', async (_, choice, urgent) => {
    const assistant = realAssistant();
    const tap = { channel: 'slack', surface: 'button', isPrivate: true } as const;
    await ask(assistant, 'a boy has just told me that his uncle hurts him', 'thread');
    const answer = await assistant.answer({ ...tap, choice, thread: 'thread' });
    expect(answer.urgent).toBe(urgent);
    expect((await ask(assistant, 'he lives in Coatbridge', 'thread')).urgent).toBe(urgent);
    expect((await assistant.answer({ ...tap, choice, thread: 'another' })).urgent).toBe(false);
  });

  it('is not carried beyond what ended it', async () => {
    const turns = ['a boy has just told me that his uncle hurts him', 'what are the signs', 'the Wishaw number'];
    expect((await lastOf(turns)).urgent).toBe(false);
  });
});

describe('nothing is carried over', () => {
  it('from one thread to another, or to a question without a thread', async () => {
    const assistant = realAssistant();
    const fresh = await ask(assistant, 'and what about that?', 'fresh');
    await ask(assistant, 'Wishaw social work number', 'one');
    for (const thread of ['two', 'ONE', 'one ', undefined]) {
      const answer = await ask(assistant, 'and what about that?', thread);
      expect([thread, answer.outcome, answer.topics, answer.contacts]).toEqual([
        thread,
        fresh.outcome,
        fresh.topics,
        fresh.contacts,
      ]);
    }
  });

  it('after 30 minutes', async () => {
    let now = Date.UTC(2026, 0, 31, 12);
    const assistant = realAssistant({ clock: () => now });
    const fresh = await ask(assistant, 'what is their number', 'fresh');
    await ask(assistant, 'Wishaw social work number', 'one');
    now += CONVERSATION_LIFE;
    expect((await ask(assistant, 'what is their number', 'one')).text).toBe(fresh.text);
  });

  it('but within them it is', async () => {
    let now = Date.UTC(2026, 0, 31, 12);
    const assistant = realAssistant({ clock: () => now });
    await ask(assistant, 'Wishaw social work number', 'one');
    now += CONVERSATION_LIFE - 1;
    expect((await ask(assistant, 'what is that number again', 'one')).contacts).toEqual(['wishaw']);
  });

  it('into a place that the message does not point at', async () => {
    const answer = await lastOf(['Wishaw social work number', 'all the numbers please']);
    expect(answer.contacts).toHaveLength(9);
  });

  it('what is remembered are ids from closed lists, never words', async () => {
    const store = new MemoryStore();
    const assistant = realAssistant({ store });
    const words =
      'Ellie Brown, 14, of 12 Quarry Street told me about zebras. What are the signs and the Wishaw number?';
    await assistant.answer(questionOf(words, 'one'));
    const kept = JSON.stringify([await store.conversation('one'), await store.answerCounts()]);
    expect(kept).toContain('signs');
    expect(kept).not.toMatch(/ellie|brown|quarry|zebra/i);
  });
});
