import { DEFAULT_FEATURES, Features } from '../../src/matching/features';
import { KnownTexts } from '../../src/matching/known-texts';
import type { SparseVector } from '../../src/matching/sparse';
import type { WordVectors } from '../../src/matching/word-vectors';

const table = new Map([
  ['police', [1, 0]],
  ['number', [0, 1]],
  ['signs', [1, 1]],
]);
const vectors: WordVectors = {
  dimensions: 2,
  size: 1_000,
  has: (word) => table.has(word),
  rank: (word) => [...table.keys()].indexOf(word) + 1 || undefined,
  vector: (word) => {
    const found = table.get(word);
    return found && Float32Array.from(found);
  },
  addScaled: (sum, rank, scale) => {
    [...table.values()][rank - 1]?.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + scale * value;
    });
  },
};
const texts = ['police number', 'signs of abuse', 'the number'].map((text) => ({ words: text.split(' ') }));
const fitted = new KnownTexts(vectors, DEFAULT_FEATURES).fit(texts);
const features = new Features(fitted, vectors);
const lengthOf = ({ values }: SparseVector) => Math.hypot(...values);
const vectorOf = (text: string) => features.vector({ words: text.split(' ').filter(Boolean) });

describe('features', () => {
  it('are stems, pairs of stems and letters inside a word', () => {
    expect(fitted.names).toEqual(expect.arrayContaining(['w polic', 'w polic number', 'c _po', 'c ice_']));
    expect(fitted.names.some((name) => name.startsWith('w') && name.split(' ').length > 3)).toBe(false);
  });

  it('weigh the less the more texts hold them', () => {
    const idf = (name: string) => fitted.idf[fitted.names.indexOf(name)] ?? Number.NaN;
    expect(idf('w number')).toBeLessThan(idf('w polic'));
    expect(idf('w polic')).toBeCloseTo(Math.log(4 / 2) + 1);
  });

  it('of a known text make a vector of length one', () => {
    expect(lengthOf(vectorOf('police number'))).toBeCloseTo(1);
  });

  it('of a strange text make a short one, and of a half strange one something between', () => {
    const strange = lengthOf(vectorOf('xylophone zebra'));
    const half = lengthOf(vectorOf('police zebra'));
    expect(strange).toBeLessThan(0.3);
    expect(half).toBeGreaterThan(strange);
    expect(half).toBeLessThan(0.95);
  });

  it('of no words are none', () => {
    expect(vectorOf('').indices).toHaveLength(0);
  });

  it('of a misspelt word still share letters with the word', () => {
    const shared = (one: SparseVector, other: SparseVector) =>
      one.indices.filter((at) => other.indices.includes(at)).length;
    expect(shared(vectorOf('polixe'), vectorOf('police'))).toBeGreaterThan(3);
  });

  it('stand each once, within the size', () => {
    const { indices } = vectorOf('number of signs of police');
    expect(new Set(indices).size).toBe(indices.length);
    expect(Math.max(...indices)).toBeLessThan(features.size);
  });
});

describe('features of texts that are known beforehand', () => {
  const settings = { ...DEFAULT_FEATURES, extra: 0.25, embedding: 0.5, longestRun: 3 };
  const known = new KnownTexts(vectors, settings);
  const text = (words: string, i = 0) => ({
    words: words.split(' '),
    extra: ['now', 'harm', words.slice(0, 3)],
    embedding: Float32Array.of(i, 1, 0.5),
  });
  const learned = known.fit(['police number', 'signs of abuse of police', 'the number', 'signs of abuse'].map(text));
  const fresh = new Features(learned, vectors, settings);

  it.each([
    ['known words', 'signs of abuse of police'],
    ['known words in pairs that are not', 'police abuse of number police abuse'],
    ['a strange word again and again, and pairs with it', 'zebra police zebra zebra police zebra xylophone'],
    ['no word that has a vector', 'of abuse of'],
  ])('make the vectors that unknown texts get, to the bit: %s', (_, words) => {
    const expected = fresh.vector(text(words));
    expect(expected.indices.length).toBeGreaterThan(0);
    for (const time of [1, 2]) {
      const { indices, values } = known.vectorsBy(learned).passing(text(words));
      expect([time, indices, values]).toEqual([time, expected.indices, expected.values]);
      expect(fresh.vector(text(words))).toEqual(expected);
    }
  });

  it('count what stands there twice more than once, a strange word too', () => {
    const weightOf = (words: string) => {
      const { indices, values } = fresh.vector({ words: words.split(' ') });
      return values[indices.indexOf(learned.names.indexOf('w polic'))] ?? 0;
    };
    expect(weightOf('police zebra police')).toBeGreaterThan(weightOf('police zebra okapi'));
    // One strange word twice, 1 + log 2 of it, is more beside it than two strange words.
    expect(weightOf('police zebra zebra')).toBeLessThan(weightOf('police zebra okapi'));
  });
});

describe('features of the caller’s own', () => {
  const settings = { ...DEFAULT_FEATURES, extra: 0.25 };
  const withExtra = [
    { words: ['signs'], extra: ['now', 'harm'] },
    { words: ['number'], extra: [] },
  ];

  it('are learned where they have a weight', () => {
    expect(new KnownTexts(vectors, settings).fit(withExtra).names).toContain('x harm');
  });

  it('are left out where they have none', () => {
    expect(new KnownTexts(vectors, DEFAULT_FEATURES).fit(withExtra).names).not.toContain('x harm');
  });
});
