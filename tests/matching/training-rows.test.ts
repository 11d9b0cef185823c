import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';
import { seededRandom } from '../../src/matching/linear-svm';
import { addScaled, type SparseVector, sparse } from '../../src/matching/sparse';
import { AT_ONCE, NO_ROW, TRAINING_ROWS_CODE, TrainingRows } from '../../src/matching/training-rows';

const WAT = join(__dirname, '..', '..', 'tools', 'products', 'training-rows.wat');

it('is the program of tools/products, assembled', async () => {
  const { parseWat } = await openWabt();
  const { buffer } = parseWat('training-rows.wat', readFileSync(WAT, 'utf8'), { simd: true }).toBinary({});
  expect(TRAINING_ROWS_CODE).toBe(Buffer.from(buffer).toString('base64'));
});

const FEATURES = 50;

/** Rows of few named features, each of another length, and of all the dense ones but in every fifth row, which has none. */
function madeUp(dense: number): SparseVector[] {
  const random = seededRandom(dense + 1);
  const named = FEATURES - dense;
  return Array.from({ length: 20 }, (_, row) => {
    const first = Array.from({ length: named }, (_feature, i) => i).filter(() => random() < row / 20);
    const last = Array.from({ length: row % 5 === 0 ? 0 : dense }, (_feature, i) => named + i);
    return sparse([...first.reverse(), ...last].map((index) => [index, random() - 0.5]));
  });
}

/** A plain loop, in the row's own order, the bias last. */
const product = ({ indices, values }: SparseVector, weights: Float64Array) =>
  indices.reduce((sum, index, i) => sum + (values[i] ?? 0) * (weights[index] ?? 0), 0) + (weights[FEATURES] ?? 0);

describe.each([0, 1, 8, 17, FEATURES])('rows of %i dense features', (dense) => {
  const vectors = madeUp(dense);
  const rows = new TrainingRows(vectors, FEATURES, dense);
  const weights = Array.from({ length: AT_ONCE }, () => new Float64Array(FEATURES + 1));
  const random = seededRandom(9);
  for (let step = 0; step < 100; step += 1) {
    const [row, place, scale] = [Math.floor(random() * vectors.length), step % AT_ONCE, random() - 0.5];
    rows.add(row, place, scale);
    const own = weights[place] ?? new Float64Array();
    addScaled(own, vectors[row] ?? sparse([]), scale);
    own[FEATURES] = (own[FEATURES] ?? 0) + scale;
  }

  it.each([[[0, 1, 2, 3]], [[7, 7, 7, 7]], [[19, 5, 0, 10]], [[NO_ROW, 4, NO_ROW, 18]]])(
    'give the products of a plain loop, bit for bit, of %j',
    (wanted) => {
      const found = rows.products(Int32Array.from(wanted));
      wanted.forEach((row, place) => {
        const vector = vectors[row];
        if (vector) expect(found[place]).toBe(product(vector, weights[place] ?? new Float64Array()));
      });
    },
  );

  it('give the weights, bit for bit, and begin anew', () => {
    weights.forEach((own, place) => {
      expect(rows.takeWeights(place)).toEqual(own);
      expect(rows.takeWeights(place)).toEqual(new Float64Array(FEATURES + 1));
    });
  });
});
