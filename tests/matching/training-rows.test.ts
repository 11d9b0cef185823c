import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';
import { seededRandom } from '../../src/matching/linear-svm';
import { addScaled, type SparseVector, sparse } from '../../src/matching/sparse';
import { TRAINING_ROWS_CODE, TrainingRows } from '../../src/matching/training-rows';

const WAT = join(__dirname, '..', '..', 'tools', 'products', 'training-rows.wat');

it('is the program of tools/products, assembled', async () => {
  const { parseWat } = await openWabt();
  const { buffer } = parseWat('training-rows.wat', readFileSync(WAT, 'utf8'), { simd: true }).toBinary({});
  expect(TRAINING_ROWS_CODE).toBe(Buffer.from(buffer).toString('base64'));
});

const FEATURES = 50;

/** Values that the rows hold exactly, as their products and sums are held: quarters. */
const quarter = (random: () => number) => Math.round(random() * 16 - 8) / 4;

/** Rows of few named features, each of another length, and of all the dense ones but in every fifth row, which has none. */
function madeUp(dense: number): SparseVector[] {
  const random = seededRandom(dense + 1);
  const named = FEATURES - dense;
  return Array.from({ length: 20 }, (_, row) => {
    const first = Array.from({ length: named }, (_feature, i) => i).filter(() => random() < row / 20);
    const last = Array.from({ length: row % 5 === 0 ? 0 : dense }, (_feature, i) => named + i);
    return sparse([...first.reverse(), ...last].map((index) => [index, quarter(random)]));
  });
}

/** A plain loop, the bias last. */
const product = ({ indices, values }: SparseVector, weights: Float64Array) =>
  indices.reduce((sum, index, i) => sum + (values[i] ?? 0) * (weights[index] ?? 0), 0) + (weights[FEATURES] ?? 0);

describe.each([0, 1, 7, 8, 17, FEATURES])('rows of %i dense features', (dense) => {
  const vectors = madeUp(dense);
  const rows = new TrainingRows(vectors, FEATURES, dense);
  const weights = new Float64Array(FEATURES + 1);
  const random = seededRandom(9);
  for (let step = 0; step < 100; step += 1) {
    const [row, scale] = [Math.floor(random() * vectors.length), quarter(random)];
    rows.add(row, scale);
    addScaled(weights, vectors[row] ?? sparse([]), scale);
    weights[FEATURES] = (weights[FEATURES] ?? 0) + scale;
  }

  it('give the products of a plain loop', () => {
    expect(vectors.map((_, row) => rows.product(row))).toEqual(vectors.map((vector) => product(vector, weights)));
  });

  it('give the weights, and begin anew', () => {
    expect(rows.takeWeights()).toEqual(Float32Array.from(weights));
    expect(rows.takeWeights()).toEqual(new Float32Array(FEATURES + 1));
  });
});
