import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';
import { PRODUCTS_CODE, RowProducts } from '../../src/matching/products';

const WAT = join(__dirname, '..', '..', 'tools', 'products', 'products.wat');

const numbers = (count: number, seed: number) =>
  Int16Array.from({ length: count }, (_, i) => 500 * (((i * 7 + seed) % 11) - 5));

it('is the program of tools/products, assembled', async () => {
  const { parseWat } = await openWabt();
  const { buffer } = parseWat('products.wat', readFileSync(WAT, 'utf8'), { simd: true }).toBinary({});
  expect(PRODUCTS_CODE).toBe(Buffer.from(buffer).toString('base64'));
});

it.each([
  [1, 4],
  [3, 8],
  [5, 13],
  [50, 384],
])('multiplies %i rows of %i numbers with a vector, and another', (count, length) => {
  const rows = numbers(count * length, 1);
  const products = new RowProducts(rows, count);
  for (const seed of [2, 5]) {
    const vector = numbers(length, seed);
    const expected = Array.from({ length: count }, (_, row) =>
      vector.reduce((sum, value, i) => sum + value * (rows[row * length + i] ?? 0), 0),
    );
    expect([...products.with(vector)]).toEqual(expected);
  }
});

it.each([
  [1, 4, 1],
  [3, 8, 4],
  [5, 13, 3],
  [50, 384, 2],
])('multiplies %i rows of %i numbers with %i vectors at once as with each', (count, length, many) => {
  const products = new RowProducts(numbers(count * length, 1), count);
  const vectors = Array.from({ length: many }, (_, i) => numbers(length, i));
  const each = vectors.map((vector) => [...products.with(vector)]);
  const together = [...products.withAll(vectors)];
  expect(vectors.map((_, i) => together.filter((_, at) => at % 4 === i))).toEqual(each);
});

it('has no product of no rows', () => {
  expect([...new RowProducts(new Int16Array(0), 0).with(new Int16Array(0))]).toEqual([]);
});
