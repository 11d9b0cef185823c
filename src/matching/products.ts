/**
 * tools/products/products.wat, assembled: eight integers at a time, where plain JavaScript takes one. @public tests/matching/products.test.ts
 */
export const PRODUCTS_CODE = [
  'AGFzbQEAAAABDgJgBX9/f39/AGABewF/AwMCAAEFAwEAAAcVAgZtZW1vcnkCAAhwcm9kdWN0cwAACr4CAqECAgR/BHsgBEEBdCEHAkADQCADRQ0BIAEh',
  'BiABIAdqIQUgACAHaiEI/QwAAAAAAAAAAAAAAAAAAAAAIQn9DAAAAAAAAAAAAAAAAAAAAAAhCv0MAAAAAAAAAAAAAAAAAAAAACEL/QwAAAAAAAAAAAAA',
  'AAAAAAAAIQwDQCAJIAD9AAQAIAb9AAQA/boB/a4BIQkgCiAA/QAEECAG/QAEEP26Af2uASEKIAsgCP0ABAAgBv0ABAD9ugH9rgEhCyAMIAj9AAQQIAb9',
  'AAQQ/boB/a4BIQwgAEEgaiEAIAhBIGohCCAGQSBqIQYgBiAFSQ0ACyACIAkgCv2uARABNgIAIAIgCyAM/a4BEAE2AgQgCCEAIAJBCGohAiADQQJrIQMM',
  'AAsLCxkAIAD9GwAgAP0bAWogAP0bAiAA/RsDamoL',
].join('');

type Products = (rows: number, vector: number, out: number, count: number, length: number) => void;

/** The integers that the program takes at a time, of two rows each. */
const AT_A_TIME = 16;
const PAGE = 65_536;

/** The products of many rows of integers with a vector, the rows kept where they are multiplied. Each must fit into 32 bits. */
export class RowProducts {
  private readonly products: Products;
  private readonly even: number;
  private readonly stride: number;
  private readonly vector: Int16Array;
  private readonly out: Int32Array;

  /** @param rows one after the other, `count` of them */
  constructor(
    rows: Int16Array,
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
    memory.grow(Math.ceil((2 * (this.even + 1) * this.stride + 4 * this.even) / PAGE));
    const kept = new Int16Array(memory.buffer, 0, this.even * this.stride);
    for (let row = 0; row < count; row += 1)
      kept.set(rows.subarray(row * length, (row + 1) * length), row * this.stride);
    this.vector = new Int16Array(memory.buffer, kept.byteLength, this.stride);
    this.out = new Int32Array(memory.buffer, kept.byteLength + this.vector.byteLength, count);
  }

  /** One product a row; good until the next call. */
  with(vector: Int16Array): Int32Array {
    if (this.count === 0) return this.out;
    this.vector.set(vector);
    const { byteOffset } = this.vector;
    this.products(0, byteOffset, this.out.byteOffset, this.even, this.stride);
    return this.out;
  }
}
