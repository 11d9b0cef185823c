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
  private readonly program = start();
  /** Each row's address. */
  private readonly rows: number[] = [];
  /** The square of each row's length, the bias a feature of 1. */
  readonly squares: number[] = [];
  /** Where the next row goes. */
  private end: number;
  /** Bytes from the first weight to the first dense one. */
  private readonly first: number;
  /** Dense values of a row, the bias and what the program needs after it among them. */
  private readonly dense: number;
  private numbers = new Float32Array(this.program.memory.buffer);
  private integers = new Int32Array(this.program.memory.buffer);

  /**
   * @param vectors each with its dense features last, in ascending order; each is done with when the next is asked for
   * @param features how many there are
   * @param dense how many of them, the last ones, nearly every vector has
   */
  constructor(
    vectors: Iterable<SparseVector>,
    private readonly features: number,
    dense: number,
  ) {
    const named = features - dense;
    this.first = named * NUMBER;
    // The bias is one more.
    this.dense = upTo(DENSE_AT_A_TIME, dense + 1);
    this.end = this.first + this.dense * NUMBER;
    this.makeRoom(0);
    for (const vector of vectors) this.push(vector, named, dense);
  }

  private push({ indices, values }: SparseVector, named: number, dense: number): void {
    const firstDense = indices.findIndex((index) => index >= named);
    const count = firstDense < 0 ? indices.length : firstDense;
    /** The last named places may be zeros for the first weight. */
    const places = upTo(NAMED_AT_A_TIME, count);
    const length = 1 + this.dense + 2 * places;
    this.makeRoom(length);
    const { integers, numbers } = this;
    const denseAt = this.end / NUMBER + 1;
    const namedAt = denseAt + this.dense;
    integers[denseAt - 1] = places * NUMBER;
    let square = 1;
    for (let i = 0; i < count; i += 1) {
      const value = values[i] as number;
      square += value * value;
      numbers[namedAt + i] = value;
      integers[namedAt + places + i] = (indices[i] as number) * NUMBER;
    }
    for (let i = count; i < indices.length; i += 1) {
      const value = values[i] as number;
      square += value * value;
      numbers[denseAt + (indices[i] as number) - named] = value;
    }
    numbers[denseAt + dense] = 1;
    this.rows.push(this.end);
    this.squares.push(square);
    this.end += length * NUMBER;
  }

  /** Makes the memory large enough for so many numbers more, a quarter larger at a time. */
  private makeRoom(more: number): void {
    const { memory } = this.program;
    const missing = this.end + more * NUMBER - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 4) / PAGE));
    this.numbers = new Float32Array(memory.buffer);
    this.integers = new Int32Array(memory.buffer);
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
    const weights = this.numbers.subarray(0, this.first / NUMBER + this.dense);
    const taken = weights.slice(0, this.features + 1);
    weights.fill(0);
    return taken;
  }
}
