// node --test (npm test in this folder)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auroc, paperThreshold, percentile, refusedWith, seededRandom, thinned, withTypo } from './measures.mjs';

test('the area under the curve is the chance that an inside question scores higher, a tie counting half', () => {
  assert.equal(auroc([3, 4], [1, 2]), 1);
  assert.equal(auroc([1, 2], [3, 4]), 0);
  assert.equal(auroc([1, 3], [2, 2]), 0.5);
  assert.equal(auroc([2, 2], [2]), 0.5);
  assert.equal(auroc([1], []), undefined);
});

test('a percentile is the nearest rank', () => {
  assert.equal(percentile([4, 1, 3, 2], 0.5), 2);
  assert.equal(percentile([4, 1, 3, 2], 0.99), 4);
});

test("the paper's threshold puts most validation questions right", () => {
  const inside = [
    { score: 5, right: true },
    { score: 4, right: true },
    { score: 1, right: true },
    { score: 2, right: false },
  ];
  const outside = [1, 2, 2.5, 3, 4.5].map((score) => ({ score, right: false }));
  assert.equal(paperThreshold(inside, outside), 3.5);
});

test('the threshold refuses nothing where refusing wins nothing', () => {
  assert.equal(paperThreshold([{ score: 1, right: true }], [{ score: 2, right: false }]), Number.NEGATIVE_INFINITY);
});

test('what is refused with a share of the others right takes the highest threshold that leaves them right', () => {
  const inside = [
    { score: 5, right: true },
    { score: 4, right: true },
    { score: 3, right: true },
    { score: 9, right: false },
  ];
  const outside = [1, 3.5, 4.5].map((score) => ({ score, right: false }));
  assert.equal(refusedWith(0.5, inside, outside), 2 / 3);
  assert.equal(refusedWith(0.75, inside, outside), 1 / 3);
  assert.equal(refusedWith(0.9, inside, outside), undefined);
  assert.equal(refusedWith(0.5, inside, []), undefined);
});

test('a typo changes one word of four letters or more by one edit, the same each time', () => {
  const random = seededRandom(3);
  for (let i = 0; i < 500; i += 1) {
    const typo = withTypo('is it on Tuesday', random);
    assert.match(typo, /^is it on \p{L}{6,8}$/u);
  }
  assert.equal(withTypo('how is it', random), 'how is it');
  assert.equal(withTypo('opening hours', seededRandom(5)), withTypo('opening hours', seededRandom(5)));
});

test('thinning keeps items evenly spaced', () => {
  assert.deepEqual(thinned([0, 1, 2, 3, 4, 5], 3), [0, 2, 4]);
  assert.deepEqual(thinned([0, 1], 3), [0, 1]);
});
