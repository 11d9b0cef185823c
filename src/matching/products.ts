/**
 * tools/products/products.wat, assembled: four floats at a time, where plain JavaScript takes one and six times as long. WebAssembly's sums
 * are the same, bit for bit, on every machine. @public tests/matching/products.test.ts
 */
export const PRODUCTS_CODE = [
  'AGFzbQEAAAABDgJgBX9/f39/AGABewF9AwMCAAEFAwEAAAcVAgZtZW1vcnkCAAhwcm9kdWN0cwAACr4CAqECAgR/BHsgBEECdCEHAkADQCAD',
  'RQ0BIAEhBiABIAdqIQUgACAHaiEI/QwAAAAAAAAAAAAAAAAAAAAAIQn9DAAAAAAAAAAAAAAAAAAAAAAhCv0MAAAAAAAAAAAAAAAAAAAAACEL',
  '/QwAAAAAAAAAAAAAAAAAAAAAIQwDQCAJIAD9AAQAIAb9AAQA/eYB/eQBIQkgCiAA/QAEECAG/QAEEP3mAf3kASEKIAsgCP0ABAAgBv0ABAD9',
  '5gH95AEhCyAMIAj9AAQQIAb9AAQQ/eYB/eQBIQwgAEEgaiEAIAhBIGohCCAGQSBqIQYgBiAFSQ0ACyACIAkgCv3kARABOAIAIAIgCyAM/eQB',
  'EAE4AgQgCCEAIAJBCGohAiADQQJrIQMMAAsLCxkAIAD9HwAgAP0fAZIgAP0fAiAA/R8DkpIL',
].join('');

type Products = (rows: number, vector: number, out: number, count: number, length: number) => void;

/** The floats that the program takes at a time, of two rows each. */
const AT_A_TIME = 8;
const PAGE = 65_536;

/** The products of many rows of numbers with a vector, the rows kept where they are multiplied. */
export class RowProducts {
  private readonly products: Products;
  private readonly even: number;
  private readonly stride: number;
  private readonly vector: Float32Array;
  private readonly out: Float32Array;

  /** @param rows one after the other, `count` of them */
  constructor(
    rows: Float32Array,
    private readonly count: number,
  ) {
    const { memory, products } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(PRODUCTS_CODE, 'base64')))
      .exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof products !== 'function')
      throw new TypeError('products.wat exports no memory and products');
    this.products = products as Products;
    const length = count > 0 ? rows.length / count : 0;
    /** A last row of zeros, where one is left over. */
    this.even = Math.ceil(count / 2) * 2;
    this.stride = Math.ceil(length / AT_A_TIME) * AT_A_TIME;
    memory.grow(Math.ceil((4 * ((this.even + 1) * this.stride + this.even)) / PAGE));
    const kept = new Float32Array(memory.buffer, 0, this.even * this.stride);
    for (let row = 0; row < count; row += 1)
      kept.set(rows.subarray(row * length, (row + 1) * length), row * this.stride);
    this.vector = new Float32Array(memory.buffer, kept.byteLength, this.stride);
    this.out = new Float32Array(memory.buffer, kept.byteLength + this.vector.byteLength, count);
  }

  /** One product a row; good until the next call. */
  with(vector: Float32Array): Float32Array {
    if (this.count === 0) return this.out;
    this.vector.set(vector);
    const { byteOffset } = this.vector;
    this.products(0, byteOffset, this.out.byteOffset, this.even, this.stride);
    return this.out;
  }
}
