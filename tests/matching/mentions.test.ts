import { maskMentions } from '../../src/matching/mentions';
import { QuestionReader } from '../../src/matching/question-reader';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const reader = new QuestionReader(realKnowledge(), realModel().vectors);

/** What a question names, as ids; an unlisted place by its label, an unknown number as `?`. */
function named(text: string): string[] {
  return reader
    .read(text)
    .mentions.filter(({ weak }) => !weak)
    .map(({ kind, ids, label }) =>
      kind === 'unlisted-place' ? `(${label})` : kind === 'unknown-number' ? '?' : ids.join('+'),
    );
}

describe('a question names', () => {
  it.each([
    ['Wishaw social work number', ['wishaw']],
    ['SHOTTS', ['wishaw']],
    ['Wishaw / Shotts', ['wishaw']],
    ['Airdrie and Coatbridge', ['airdrie', 'coatbridge']],
    ["Bellshill's team", ['bellshill']],
    ["bell's hill", ['bellshill']],
    ['m’well number', ['motherwell']],
    ['police', ['police-101+police-999']],
    ['police non-emergency number', ['police-101']],
    ['out of hours social work', ['emergency']],
    ['social work emergency services', ['emergency']],
    ['NSPCC and Barnardo’s', ['nspcc', 'barnardos']],
    ['number for Hamilton', ['(Hamilton)']],
    ['East Kilbride', ['(East Kilbride)']],
    ['what are the signs', []],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });
});

describe('a misspelt name is understood', () => {
  it.each([
    ['cumbrenauld', ['cumbernauld']],
    ['Motherwel', ['motherwell']],
    ['wihsaw', ['wishaw']],
    ['Bellshil', ['bellshill']],
    ['coatbrdige', ['coatbridge']],
    ['airdire', ['airdrie']],
    ['hamliton', ['(Hamilton)']],
    ['barnados', ['barnardos']],
  ])('%s', (text, names) => {
    expect(named(`${text} please`)).toEqual(names);
  });

  it('but an English word, and a place that is listed nowhere near it, is not bent into one', () => {
    expect(named('I wish we had a mother in the coats shop')).toEqual([]);
  });
});

describe('a number is', () => {
  it.each([
    ['01236 638700', ['cumbernauld']],
    ['01236638700', ['cumbernauld']],
    ['(01236) 638-700', ['cumbernauld']],
    ['+44 1236 638700', ['cumbernauld']],
    ['+44 (0)1236 638700', ['cumbernauld']],
    ['0044 1236 638700', ['cumbernauld']],
    ['+44 (0)800 121 4114', ['emergency']],
    ['0800 121 4114', ['emergency']],
    ['is it 101', ['police-101']],
    ['999!', ['police-999']],
    ['01698 348200 or 01698 332100', ['wishaw', 'motherwell']],
    ['0141 287 0555', ['?']],
    ['01236 638701', ['?']],
    ['Airdrie 01698 348200', ['airdrie', 'wishaw']],
    ['it ends in 8200', ['wishaw']],
    ['the last digits are 8200', ['wishaw']],
    ['treble nine or one oh one', ['police-999', 'police-101']],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });

  it.each(['14', 'page 1236', '9', '1999', '2 girls aged 12', '1018', 'about 8200 of them', 'it ended 2014'])(
    'no telephone number: %s',
    (text) => {
      expect(named(text)).toEqual([]);
    },
  );
});

describe('it is no place that is asked for in', () => {
  it.each([
    'Airdrie Road',
    'wishaw st.',
    'Motherwell FC',
    'Motherwell football club',
    'Airdrie United',
    'Mrs Shotts',
    'Dr Hamilton',
    'PC Airdrie',
    'Perth and Kinross Child Protection Committee',
  ])('%s', (text) => {
    expect(named(`who is in charge of ${text}`)).toEqual([]);
  });

  it('the place beside such a name is one', () => {
    expect(named('Airdrie Road in Coatbridge')).toEqual(['coatbridge']);
  });
});

it('weakly names the contact that the circumstances speak of', () => {
  const [mention] = reader.read('the office is shut').mentions;
  expect(mention).toMatchObject({ ids: ['emergency'], weak: true });
});

it('masks the names that a classifier should not learn by heart, and keeps the rest', () => {
  const { words, mentions } = reader.read('is 01698 348200 the Wishaw or Hamilton line, or the nspcc');
  expect(maskMentions(words, mentions).join(' ')).toBe(
    'is 0number0 the placename or placename line or the websitename',
  );
});
