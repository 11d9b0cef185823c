import { lastOf } from '../fixtures/dialogue';

const NUMBER = 'Bellshill social work number';

describe('the place before was not meant', () => {
  it.each([
    ['sorry, wrong one, Wishaw', ['wishaw']],
    ['no, I meant Coatbridge', ['coatbridge']],
    ['never mind Airdrie, Coatbridge please', ['coatbridge']],
    ['no sorry I meant Cumbernauld', ['cumbernauld']],
    ['not Bellshill, Airdrie', ['airdrie']],
    ['oh wait, no, Motherwell', ['motherwell']],
    ['naw, Airdrie', ['airdrie']],
    ['not that one, Shotts', ['wishaw']],
    ['no, both Airdrie and Bellshill', ['airdrie', 'bellshill']],
  ])('%s', async (text, contacts) => {
    const answer = await lastOf([NUMBER, text]);
    expect([answer.topics, answer.contacts]).toEqual([['contact'], contacts]);
  });
});

describe('the subject before was not meant', () => {
  it.each([
    ['what is CSE', 'no, I meant what are the signs', 'signs'],
    ['what is CSE', 'never mind, what are the signs', 'signs'],
    ['what is CSE', "that's not what I asked, who do I tell", 'report'],
    ['what are the signs', 'sorry I meant who made the leaflet', 'about'],
    ['what are the signs', 'no, the websites', 'websites'],
    ['NSPCC website', 'actually no, what can I do as a professional', 'action'],
  ])('%s > %s', async (asked, text, topic) => {
    expect((await lastOf([asked, text])).topics).toEqual([topic]);
  });

  it.each(['no', "that's not what I meant", 'nope'])('a bare "%s" does not get the same again', async (text) => {
    expect((await lastOf(['what are the signs', text])).topics).not.toContain('signs');
  });
});

describe('thanks', () => {
  it.each([
    'thanks',
    'cheers pal',
    "cheers, that's magic",
    'ta very much',
    'perfect, thank you',
    'ok will do',
    "that's great, thanks for your help",
    'nice one',
    'thank you x',
  ])('are taken as such: %s', async (text) => {
    for (const asked of [[NUMBER], ['what are the signs'], []]) {
      const answer = await lastOf([...asked, text]);
      expect([answer.outcome, answer.topics]).toEqual(['help', []]);
    }
  });

  it.each([
    ['thanks. and the Airdrie number?', 'contact'],
    ['cheers, who do I tell?', 'report'],
    ['ta - what are the websites', 'websites'],
  ])('with a question after them get its answer: %s', async (text, topic) => {
    expect((await lastOf([NUMBER, text])).topics).toEqual([topic]);
  });
});
