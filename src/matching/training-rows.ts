import type { SparseVector } from './sparse';

/** tools/products/training-rows.wat, assembled. @public tests/matching/training-rows.test.ts */
export const TRAINING_ROWS_CODE = [
  'AGFzbQEAAAABDwJgA39/fwF8YAR/f399AAMDAgABBQMBAAAHGgMGbWVtb3J5AgAHcHJvZHVjdAAAA2FkZAABCocDAtsBAgJ/AnsgACgCACEEIABBBG',
  'ohACAAIAJqIQMDQCAFIAD9AAQAIAH9AAQA/eYB/eQBIQUgBiAA/QAEECAB/QAEEP3mAf3kASEGIABBIGohACABQSBqIQEgACADSQ0ACyAAIARqIQMC',
  'QANAIAAgA08NASAAIARqIQEgBSAA/QAEACABKAIMIAEoAgggASgCBCABKAIA/VwCAP1WAgAB/VYCAAL9VgIAA/3mAf3kASEFIABBEGohAAwACwsgBS',
  'AG/eQBIQUgBf0fACAF/R8BkiAF/R8CIAX9HwOSkrsLpwECAn8BeyAD/RMhBiAAKAIAIQUgAEEEaiEAIAAgAmohBANAIAEgAf0ABAAgBiAA/QAEAP3m',
  'Af3kAf0LBAAgASAB/QAEECAGIAD9AAQQ/eYB/eQB/QsEECAAQSBqIQAgAUEgaiEBIAAgBEkNAAsgACAFaiEEAkADQCAAIARPDQEgACAFaigCACEBIA',
  'EgASoCACADIAAqAgCUkjgCACAAQQRqIQAMAAsLCw==',
].join('');

const PAGE = 65_536;
/** Bytes of a number. */
const NUMBER = 4;
/** Dense and named numbers that the program takes at a time. */
const DENSE_AT_A_TIME = 8;
const NAMED_AT_A_TIME = 4;
const upTo = (multiple: number, count: number) => Math.ceil(count / multiple) * multiple;

/** The program's functions take addresses, in bytes. */
interface Program {
  readonly memory: WebAssembly.Memory;
  readonly product: (row: number, first: number, dense: number) => number;
  readonly add: (row: number, first: number, dense: number, scale: number) => void;
}

function start(): Program {
  const code = new WebAssembly.Module(Buffer.from(TRAINING_ROWS_CODE, 'base64'));
  const { memory, product, add } = new WebAssembly.Instance(code).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof product !== 'function' || typeof add !== 'function')
    throw new TypeError('training-rows.wat exports no memory, product and add');
  return { memory, product: product as Program['product'], add: add as Program['add'] };
}

/** The rows that linear machines are trained on, one after the other, a bias of 1 at the end of each row; and the weights of the one in training. */
export class TrainingRows {
  private readonly program: Program;
  private readonly weights: Float32Array;
  /** Each row's address. */
  private readonly rows: Uint32Array;
  /** Bytes from the first weight to the first dense one. */
  private readonly first: number;
  /** Dense values of a row, the bias and what the program needs after it among them. */
  private readonly dense: number;

  /**
   * @param vectors each with its dense features last, in ascending order
   * @param features how many there are
   * @param dense how many of them, the last ones, nearly every vector has
   */
  constructor(
    vectors: readonly SparseVector[],
    private readonly features: number,
    dense: number,
  ) {
    const named = features - dense;
    this.first = named * NUMBER;
    // The bias is one more.
    this.dense = upTo(DENSE_AT_A_TIME, dense + 1);
    const namedOf = vectors.map(({ indices }) => {
      const count = indices.findIndex((index) => index >= named);
      return count < 0 ? indices.length : count;
    });
    /** The last named places may be zeros for the first weight. */
    const placesOf = namedOf.map((count) => upTo(NAMED_AT_A_TIME, count));
    let end = this.first + this.dense * NUMBER;
    this.rows = Uint32Array.from(placesOf, (places) => {
      const row = end;
      end += (1 + this.dense + 2 * places) * NUMBER;
      return row;
    });
    this.program = start();
    this.program.memory.grow(Math.ceil(end / PAGE));
    const { buffer } = this.program.memory;
    const [numbers, integers] = [new Float32Array(buffer), new Int32Array(buffer)];
    this.weights = numbers.subarray(0, named + this.dense);
    vectors.forEach(({ indices, values }, i) => {
      const [count, places] = [namedOf[i] ?? 0, placesOf[i] ?? 0];
      const denseAt = (this.rows[i] ?? 0) / NUMBER + 1;
      const namedAt = denseAt + this.dense;
      integers[denseAt - 1] = places * NUMBER;
      numbers.set(values.subarray(0, count), namedAt);
      for (let j = 0; j < count; j += 1) integers[namedAt + places + j] = (indices[j] as number) * NUMBER;
      for (let j = count; j < indices.length; j += 1)
        numbers[denseAt + (indices[j] as number) - named] = values[j] as number;
      numbers[denseAt + dense] = 1;
    });
  }

  /** The product of a row with the weights. */
  product(row: number): number {
    return this.program.product(this.rows[row] ?? 0, this.first, this.dense * NUMBER);
  }

  /** Adds a row so many times to the weights. */
  add(row: number, scale: number): void {
    this.program.add(this.rows[row] ?? 0, this.first, this.dense * NUMBER, scale);
  }

  /** The weights, the bias as the last of them; they are zeros again from then on. */
  takeWeights(): Float32Array {
    const taken = this.weights.slice(0, this.features + 1);
    this.weights.fill(0);
    return taken;
  }
}
