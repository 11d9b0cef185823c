import { Nearest, type Neighbours, neighboursOf } from '../../src/matching/neighbours';

const embedding = (...values: number[]) => Float32Array.from(values);

const nearestLikeness = (neighbours: Neighbours, asked: Float32Array) => new Nearest(neighbours).likeness(asked);

const rounded = (likeness: Float64Array) => [...likeness].map((value) => Math.round(1_000 * value) / 1_000 + 0);

const NEIGHBOURS = neighboursOf(
  [
    { label: 'a', embedding: embedding(1, 0, 0, 0) },
    { label: undefined, embedding: embedding(0, 0, 0, 1) },
    { label: 'b', embedding: embedding(0, 0, 1, 0) },
    { label: 'a', embedding: embedding(0.6, 0.8, 0, 0) },
    { label: 'a' },
  ],
  ['a', 'b'],
);

describe('the likeness to the nearest example', () => {
  it.each([
    [embedding(1, 0, 0, 0), [1, 0, 0]],
    [embedding(0, 1, 0, 0), [0.8, 0, 0]],
    [embedding(0, 0, -1, 0), [0, -1, 0]],
    [embedding(0, 0, 0.6, 0.8), [0, 0.6, 0.8]],
  ])('is that of each label, and last of none: %p', (asked, expected) => {
    expect(rounded(nearestLikeness(NEIGHBOURS, asked))).toEqual(expected);
  });

  it('is to the bit the same of several that are worked out together', () => {
    for (const count of [1, 2, 4, 5, 9]) {
      const asked = Array.from({ length: count }, (_, i) => embedding(0.1 * i, 0.3, -0.2, 0.05 * i));
      const nearest = new Nearest(NEIGHBOURS);
      nearest.foresee(asked);
      expect(asked.map((one) => nearest.likeness(one))).toEqual(asked.map((one) => nearestLikeness(NEIGHBOURS, one)));
    }
  });

  it('is nothing where no example has an embedding', () => {
    expect([...nearestLikeness(neighboursOf([{ label: 'a' }], ['a']), embedding(1, 0, 0, 0))]).toEqual([0, 0]);
  });

  it('is of each row by itself, however many there are', () => {
    for (const count of [1, 2, 3, 4, 5, 7]) {
      const examples = Array.from({ length: count }, (_, i) => ({
        label: String(i),
        embedding: embedding(i / 10, 0.1, 0.2, 0.3),
      }));
      const labels = examples.map(({ label }) => label);
      expect(rounded(nearestLikeness(neighboursOf(examples, labels), embedding(1, 0, 0, 0)))).toEqual([
        ...labels.map((label) => Number(label) / 10),
        0,
      ]);
    }
  });
});
