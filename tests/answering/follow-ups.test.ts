import { MemoryStore } from '../../src/store/memory-store';
import { lastOf } from '../fixtures/dialogue';
import { ask, realAssistant } from '../fixtures/real-assistant';

const NUMBER = 'Wishaw social work number';
const SIGNS = 'what are the signs';
const ANYWHERE = ['emergency', 'police-101', 'police-999'];

describe('a place is added', () => {
  it.each([
    [[NUMBER, 'and Motherwell?'], ['motherwell']],
    [[NUMBER, 'what about Bellshill'], ['bellshill']],
    [['who do I tell', "we're in Coatbridge"], ['coatbridge']],
    [['who do I tell', 'the family stay in Airdrie'], ['airdrie']],
    [['who do I tell', 'its Cumbernauld btw'], ['cumbernauld']],
    [['what can I do as a professional', 'she lives in Shotts'], ['wishaw']],
  ])('%j', async (turns, contacts) => {
    const answer = await lastOf(turns);
    expect([answer.topics, answer.contacts]).toEqual([['contact'], contacts]);
  });

  it('one that is not listed gets the whole list, saying so', async () => {
    const answer = await lastOf(['who do I tell', 'she stays in Hamilton']);
    expect(answer.contacts).toHaveLength(9);
    expect(answer.text).toContain('does not list Hamilton');
  });

  it.each(['train times to Coatbridge', 'Airdrie lost again on Saturday'])('but not in passing: %s', async (text) => {
    expect((await lastOf([NUMBER, text])).outcome).not.toBe('answered');
  });
});

describe('a number that does not help', () => {
  it.each([
    [[NUMBER, 'nobody is answering, who else is there?'], ANYWHERE],
    [[NUMBER, "it's just ringing out"], ANYWHERE],
    [[NUMBER, 'straight to voicemail'], ANYWHERE],
    [[NUMBER, 'nae answer'], ANYWHERE],
    [[NUMBER, 'who else can I try'], ANYWHERE],
    [[NUMBER, 'have you another number'], ANYWHERE],
    [[NUMBER, "and if it's an emergency?"], ANYWHERE],
    [
      ['social work emergency number', 'no answer, who else can I ring'],
      ['police-101', 'police-999'],
    ],
  ])('leads to those that are for everybody, the one shown left out: %j', async (turns, contacts) => {
    expect((await lastOf(turns)).contacts).toEqual(contacts);
  });

  it.each(['has anyone else noticed this', 'did nobody else see the football'])('but not: %s', async (text) => {
    expect((await lastOf([NUMBER, text])).topics).not.toContain('contact');
  });
});

describe('what was shown is pointed at', () => {
  it.each([
    [[NUMBER, 'what was that number again'], 'contact', ['wishaw'], []],
    [['NSPCC website', 'the link for that one'], 'websites', [], ['nspcc']],
    [['what websites are there', 'the second one'], 'websites', [], ['thinkuknow']],
    [['what websites are there', 'give me the link for the last one'], 'websites', [], ['nspcc']],
    [['what websites are there', 'the first site please'], 'websites', [], ['ceop']],
    [['all the phone numbers', 'the second number'], 'contact', ['bellshill'], []],
  ])('%j', async (turns, topic, contacts, websites) => {
    const answer = await lastOf(turns);
    expect([answer.topics, answer.contacts, answer.websites]).toEqual([[topic], contacts, websites]);
  });

  it('"first" in another sense picks nothing', async () => {
    expect((await lastOf(['what websites are there', 'what do I do first'])).topics).not.toContain('websites');
  });
});

describe('one of the choices that were offered is picked', () => {
  const offered = ['topic:signs', 'list:contacts', 'website:ceop', 'contact:airdrie'];
  it.each([
    ['the first one', 'signs', 9],
    ['2', 'contact', 9],
    ['number 3 please', 'websites', 0],
    ['third', 'websites', 0],
    ['the last one', 'contact', 1],
  ])('%s', async (text, topic, contacts) => {
    const store = new MemoryStore();
    await store.saveConversation('one', { topics: [], contacts: [], websites: [], offered });
    const answer = await ask(realAssistant({ store }), text, 'one');
    expect([answer.topics, topic === 'signs' ? 9 : answer.contacts.length]).toEqual([[topic], contacts]);
  });

  it.each(['which one', 'the ninth one', 'first and second'])('but not by: %s', async (text) => {
    const store = new MemoryStore();
    await store.saveConversation('one', { topics: [], contacts: [], websites: [], offered });
    const answer = await ask(realAssistant({ store }), text, 'one');
    expect([answer.topics.includes('signs'), answer.topics.includes('contact')]).toEqual([false, false]);
  });
});

describe('more is asked for', () => {
  it.each([
    [['what is CSE', 'tell me more'], 'involves'],
    [[SIGNS, 'anything else?'], 'vulnerability'],
    [[SIGNS, 'any more on that?'], 'vulnerability'],
    [['What is CSE and what are the signs?', 'more on the last bit'], 'vulnerability'],
  ])('%j gets what the content says leads on', async (turns, topic) => {
    expect((await lastOf(turns)).topics).toEqual([topic]);
  });
});

describe('whom to tell', () => {
  it.each([
    [SIGNS, 'who do I tell?'],
    [SIGNS, 'so who gets the call?'],
    [SIGNS, 'and if I have seen them, who has to be told?'],
    ['Who might be affected?', 'right, who do I report it to'],
    ['Who might be affected?', 'and who do I go to with that'],
    ['what does CSE involve', 'ok and who should know'],
  ])('%s > %s', async (asked, text) => {
    expect(['report', 'contact', 'action']).toContain((await lastOf([asked, text])).topics[0]);
  });
});

describe('whether it holds for others, too', () => {
  it.each([
    [SIGNS, 'does it go for lads too?', ['involves', 'vulnerability']],
    ['Who might be affected?', 'boys as well?', ['involves', 'vulnerability']],
    ['what is CSE', 'and does it happen to boys', ['involves', 'vulnerability']],
    ['Who might be affected?', 'what about kids in care', ['vulnerability']],
    [SIGNS, 'does it happen online too?', ['online', 'involves']],
    ['what does CSE involve', 'and on social media?', ['online', 'involves']],
  ])('%s > %s', async (asked, text, topics) => {
    expect(topics).toContain((await lastOf([asked, text])).topics[0]);
  });
});

describe('a new subject is answered for itself', () => {
  it.each([
    [NUMBER, 'what are the signs of child sexual exploitation?', 'signs'],
    [SIGNS, 'can I get the leaflet in Polish', 'formats'],
    ['NSPCC website', 'who produced this leaflet', 'about'],
    ['what is CSE', 'why do victims rarely disclose', 'disclosure'],
  ])('%s > %s', async (asked, text, topic) => {
    const answer = await lastOf([asked, text]);
    expect(answer.topics).toEqual([topic]);
    expect(answer.text).toBe((await lastOf([text])).text);
  });

  it.each(["what's for lunch", 'when is the staff meeting', "the kettle's on"])(
    'or honestly missed: %s',
    async (text) => {
      expect((await lastOf([SIGNS, text])).topics).toEqual([]);
    },
  );
});
