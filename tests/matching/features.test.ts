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
