import { editDistance, editsForgiven, Spelling } from '../../src/matching/spelling';

describe('the edit distance', () => {
  it.each([
    ['wishaw', 'wishaw', 0],
    ['wisahw', 'wishaw', 1],
    ['wishw', 'wishaw', 1],
    ['wisshaw', 'wishaw', 1],
    ['cumbrenald', 'cumbernauld', 2],
    ['gîte', 'gite', 1],
  ])('of "%s" and "%s" is %i', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
    expect(editDistance(other, one, 2)).toBe(distance);
  });

  it('is not told beyond the most that is asked for', () => {
    expect(editDistance('wisahw', 'wishaw', 0)).toBeUndefined();
    expect(editDistance('airdrie', 'wishaw', 2)).toBeUndefined();
  });
});

it('forgives nothing in short words, one edit from four letters, two from eight', () => {
  expect([1, 3, 4, 7, 8, 20].map(editsForgiven)).toEqual([0, 0, 1, 1, 2, 2]);
});

describe('correction', () => {
  const english = new Set(['sings', 'shots', 'work']);
  const frequencies = new Map([
    ['signs', 9],
    ['exploitation', 9],
    ['number', 5],
    ['numbers', 8],
    ['team', 2],
    ['teas', 3],
    ['cse', 4],
    ['999', 4],
  ]);
  const spelling = new Spelling(frequencies, (word) => english.has(word));

  it.each([
    ['exploitaion', 'exploitation'],
    ['explotashion', 'explotashion'],
    ['nubmer', 'number'],
    ['signss', 'signs'],
  ])('reads "%s" as "%s"', (typed, understood) => {
    expect(spelling.correct(typed)).toBe(understood);
    expect(spelling.correct(typed)).toBe(understood);
  });

  it('takes the commoner of two words that are as near', () => {
    expect(spelling.correct('teax')).toBe('teas');
  });

  it('takes the nearer of two words, however common the other', () => {
    expect(spelling.correct('numbeer')).toBe('number');
  });

  it.each(['sings', 'work', 'signs', 'cxe', 'se', '998', 'sign5', 's'.repeat(25), 'zzzzz', ''])(
    'leaves "%s" alone',
    (word) => {
      expect(spelling.correct(word)).toBe(word);
    },
  );
});
