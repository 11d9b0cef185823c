import type { SparseVector } from './sparse';

/** tools/products/training-rows.wat, assembled. @public tests/matching/training-rows.test.ts */
export const TRAINING_ROWS_CODE = [
  'AGFzbQEAAAABIANgBXx/f39/AXxgC39/f39/f39/f39/AGAFf39/f3wAAwQDAAECBQMBAAAHGwMGbWVtb3J5AgAIcHJvZHVjdHMAAQNh',
  'ZGQAAgr6BgM3AAJAA0AgASADTw0BIAAgASsDACAEIAIoAgBqKwMAoqAhACABQQhqIQEgAkEEaiECDAALCyAAC58FCAF8A38BfAN/AXwD',
  'fwF8Bn8gACgCAEEDdCEOIAEoAgBBA3QhEiACKAIAQQN0IRYgAygCAEEDdCEaIABBCGogCWohDCABQQhqIAlqIRAgAkEIaiAJaiEUIANB',
  'CGogCWohGCAMIA5qIQ0gECASaiERIBQgFmohFSAYIBpqIRkgDiASIA4gEkkbIR0gHSAWIB0gFkkbIR0gHSAaIB0gGkkbIR0CQANAIBsg',
  'HU8NASAbQQF2IRwgCyAMIBtqKwMAIAQgDSAcaigCAGorAwCioCELIA8gECAbaisDACAFIBEgHGooAgBqKwMAoqAhDyATIBQgG2orAwAg',
  'BiAVIBxqKAIAaisDAKKgIRMgFyAYIBtqKwMAIAcgGSAcaigCAGorAwCioCEXIBtBCGohGwwACwsgHUEBdiEcIAsgDCAdaiANIBxqIA0g',
  'BBAAIQsgDyAQIB1qIBEgHGogESAFEAAhDyATIBQgHWogFSAcaiAVIAYQACETIBcgGCAdaiAZIBxqIBkgBxAAIRcgAEEIaiEMIAFBCGoh',
  'ECACQQhqIRQgA0EIaiEYIAQgCGohDSAFIAhqIREgBiAIaiEVIAcgCGohGUEAIRsDQCALIAwgG2orAwAgDSAbaisDAKKgIQsgDyAQIBtq',
  'KwMAIBEgG2orAwCioCEPIBMgFCAbaisDACAVIBtqKwMAoqAhEyAXIBggG2orAwAgGSAbaisDAKKgIRcgCyAMIBtqKwMIIA0gG2orAwii',
  'oCELIA8gECAbaisDCCARIBtqKwMIoqAhDyATIBQgG2orAwggFSAbaisDCKKgIRMgFyAYIBtqKwMIIBkgG2orAwiioCEXIBtBEGohGyAb',
  'IAlJDQALIAogCzkDACAKIA85AwggCiATOQMQIAogFzkDGAueAQIDfwF7IAT9FCEIIABBCGohBSAFIANqIQYgASACaiECA0AgAiAC/QAE',
  'ACAIIAX9AAQA/fIB/fAB/QsEACACQRBqIQIgBUEQaiEFIAUgBkkNAAsgBiAAKAIAQQN0aiEHIAchBgJAA0AgBSAGTw0BIAEgBygCAGoh',
  'AiACIAIrAwAgBCAFKwMAoqA5AwAgBUEIaiEFIAdBBGohBwwACwsL',
].join('');

/** How many rows are multiplied at once, each with weights of its own. */
export const AT_ONCE = 4;
/** In the place of a row: none. */
export const NO_ROW = -1;

const PAGE = 65_536;
/** Bytes of a number. */
const SIZE = 8;

/** The program's functions take addresses, in bytes. */
interface Program {
  readonly memory: WebAssembly.Memory;
  readonly products: (...addresses: number[]) => void;
  readonly add: (row: number, weights: number, first: number, dense: number, scale: number) => void;
}

function start(): Program {
  const code = new WebAssembly.Module(Buffer.from(TRAINING_ROWS_CODE, 'base64'));
  const { memory, products, add } = new WebAssembly.Instance(code).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof products !== 'function' || typeof add !== 'function')
    throw new TypeError('training-rows.wat exports no memory, products and add');
  return { memory, products: products as Program['products'], add: add as Program['add'] };
}

/**
 * The rows that linear machines are trained on, a bias of 1 at the end of each, and the weights of {@link AT_ONCE} machines. Each product is
 * added up in its row's own order, so its bits are those of a plain loop; but a plain loop waits for each addition before the next.
 */
export class TrainingRows {
  private readonly program: Program;
  private readonly numbers: Float64Array;
  private readonly out: Float64Array;
  /** Each row's address. */
  private readonly rows: Uint32Array;
  /** Bytes from the first weight to the first dense one, of a row's dense values, and of all weights of a machine. */
  private readonly first: number;
  private readonly dense: number;
  private readonly stride: number;

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
    this.first = named * SIZE;
    // The bias is one more, and the program takes two at a time.
    this.dense = Math.ceil((dense + 1) / 2) * 2 * SIZE;
    this.stride = this.first + this.dense;
    const namedOf = vectors.map(({ indices }) => {
      const count = indices.findIndex((index) => index >= named);
      return count < 0 ? indices.length : count;
    });
    let end = AT_ONCE * (this.stride + SIZE);
    this.rows = Uint32Array.from(namedOf, (count) => {
      const row = end;
      end += this.dense + (1 + count + Math.ceil(count / 2)) * SIZE;
      return row;
    });
    this.program = start();
    this.program.memory.grow(Math.ceil(end / PAGE));
    this.numbers = new Float64Array(this.program.memory.buffer);
    this.out = this.numbers.subarray((AT_ONCE * this.stride) / SIZE).subarray(0, AT_ONCE);
    const integers = new Int32Array(this.program.memory.buffer);
    vectors.forEach(({ indices, values }, i) => {
      const count = namedOf[i] ?? 0;
      const denseAt = (this.rows[i] ?? 0) / SIZE + 1;
      const namedAt = denseAt + this.dense / SIZE;
      integers[2 * (denseAt - 1)] = count;
      this.numbers.set(values.subarray(0, count), namedAt);
      for (let j = 0; j < count; j += 1) integers[2 * (namedAt + count) + j] = (indices[j] as number) * SIZE;
      for (let j = count; j < indices.length; j += 1)
        this.numbers[denseAt + (indices[j] as number) - named] = values[j] as number;
      this.numbers[denseAt + dense] = 1;
    });
  }

  /**
   * The product of each wanted row with the weights of its place.
   * @param wanted a row for each place, or {@link NO_ROW}; one at least
   * @returns a number for each place, good until the next call
   */
  products(wanted: Int32Array): Float64Array {
    const { rows, stride, out } = this;
    // A place without a row works on another's, so that the four go on together.
    const any = rows[wanted.find((row) => row !== NO_ROW) ?? 0] as number;
    const at = (place: number) => rows[wanted[place] as number] ?? any;
    this.program.products(
      at(0),
      at(1),
      at(2),
      at(3),
      0,
      stride,
      2 * stride,
      3 * stride,
      this.first,
      this.dense,
      out.byteOffset,
    );
    return out;
  }

  /** Adds a row so many times to the weights of a place. */
  add(row: number, place: number, scale: number): void {
    this.program.add(this.rows[row] ?? 0, place * this.stride, this.first, this.dense, scale);
  }

  /** The weights of a place, the bias as the last of them; they are zeros again from then on. */
  takeWeights(place: number): Float64Array {
    const weights = this.numbers.subarray((place * this.stride) / SIZE, ((place + 1) * this.stride) / SIZE);
    const taken = weights.slice(0, this.features + 1);
    weights.fill(0);
    return taken;
  }
}
