import { judgeGolden } from '../../src/answering/judge-golden';
import type { MachineAnswer } from '../../src/answering/machine-answer';
import type { GoldenQuestion } from '../../src/knowledge/knowledge';
import { realKnowledge } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const question = (overrides: Partial<GoldenQuestion>): GoldenQuestion => ({
  q: '',
  topic: 'signs',
  entity: null,
  urgent: false,
  also: [],
  kind: 'straight',
  line: 1,
  ...overrides,
});
const answer = (overrides: Partial<MachineAnswer>): MachineAnswer => ({
  question: '',
  outcome: 'answered',
  topics: ['signs'],
  contacts: [],
  websites: [],
  urgent: false,
  confidence: 1,
  choices: [],
  text: 'In an emergency call 999',
  ...overrides,
});
const wishaw = { topics: ['contact'], contacts: ['wishaw'], text: 'Wishaw / Shotts: 01698 348200' };
const everyone = {
  topics: ['contact'],
  contacts: knowledge.contacts.map(({ id }) => id),
  text: knowledge.contacts.map(({ block }) => `${block.name[0]?.text}: ${block.number.text}`).join('\n'),
};
const danger = { urgent: true, topics: ['contact'], text: '999' };

describe('an answer is right', () => {
  it.each<[string, Partial<GoldenQuestion>, Partial<MachineAnswer>]>([
    ['with the topic asked for', {}, {}],
    ['with a topic that is as good', { topic: 'online', also: ['signs'] }, {}],
    ['with the place asked for', { topic: 'contact', entity: 'wishaw' }, wishaw],
    ['with the whole list where no place is asked for', { topic: 'contact' }, everyone],
    [
      'with one of the police numbers',
      { topic: 'contact', entity: 'police' },
      { topics: ['contact'], contacts: ['police-101'] },
    ],
    [
      'with the website asked for',
      { topic: 'websites', entity: 'nspcc' },
      { topics: ['websites'], websites: ['nspcc'] },
    ],
    ['that refuses what is out of scope', { topic: 'none' }, { topics: [], outcome: 'unknown' }],
    ['that helps', { topic: 'help' }, { topics: [], outcome: 'help' }],
    ['that puts danger first, whatever its topic', { topic: 'report', urgent: true }, danger],
  ])('%s', (_, asked, given) => {
    expect(judgeGolden(question(asked), answer(given), knowledge)).toEqual([]);
  });
});

describe('an answer is wrong', () => {
  it.each<[string, Partial<GoldenQuestion>, Partial<MachineAnswer>, RegExp]>([
    ['with another topic', { topic: 'consent' }, {}, /answers signs, not consent/],
    ['that only offers', {}, { topics: [], outcome: 'choices', choices: ['signs'] }, /answers none, offering signs/],
    ['with another place', { topic: 'contact', entity: 'airdrie' }, wishaw, /shows wishaw.*does not show airdrie/],
    ['with a place too many', { topic: 'contact', entity: 'wishaw' }, everyone, /shows airdrie, bellshill/],
    ['with one place for the whole list', { topic: 'contact' }, wishaw, /not the whole list/],
    ['with one place for one that is not listed', { topic: 'none', also: ['contact'] }, wishaw, /not the whole list/],
    ['without the police', { topic: 'contact', entity: 'police' }, everyone, /which nobody asked for/],
    [
      'without the website',
      { topic: 'websites', entity: 'nspcc' },
      { topics: ['websites'], websites: ['ceop'] },
      /nspcc/,
    ],
    ['with a false alarm', { topic: 'contact' }, { ...everyone, urgent: true }, /taken for danger/],
    ['that misses danger', { urgent: true }, {}, /danger is missed/],
    ['that hides 999 below', { urgent: true }, { ...danger, text: `${' '.repeat(300)}999` }, /999 at the top/],
    ["with a number that is nobody's", {}, { text: '01698 348201' }, /no contact's number/],
    ['with a number that it does not declare', {}, { text: 'Wishaw / Shotts: 01698 348200' }, /without declaring/],
    ['with a number that it does not show', {}, { contacts: ['wishaw'] }, /without showing/],
    [
      'with a number under another name',
      {},
      { ...wishaw, topics: ['signs'], text: 'Airdrie: 01698 348200' },
      /under airdrie/,
    ],
  ])('%s', (_, asked, given, why) => {
    expect(judgeGolden(question(asked), answer(given), knowledge).join('; ')).toMatch(why);
  });
});
