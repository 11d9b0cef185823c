/**
 * tools/products/products.wat, assembled: four floats at a time, where plain JavaScript takes one and six times as long. WebAssembly's sums
 * are the same, bit for bit, on every machine. @public tests/matching/products.test.ts
 */
export const PRODUCTS_CODE = [
  'AGFzbQEAAAABCQFgBX9/f39/AAMCAQAFAwEAAAcVAgZtZW1vcnkCAAhwcm9kdWN0cwAACskBAcYBAwJ/AnsBfyAEQQJ0IQkCQANA',
  'IANFDQEgASEGIAEgCWohBf0MAAAAAAAAAAAAAAAAAAAAACEH/QwAAAAAAAAAAAAAAAAAAAAAIQgDQCAHIAD9AAQAIAb9AAQA/eYB',
  '/eQBIQcgCCAA/QAEECAG/QAEEP3mAf3kASEIIABBIGohACAGQSBqIQYgBiAFSQ0ACyAHIAj95AEhByACIAf9HwAgB/0fAZIgB/0f',
  'AiAH/R8DkpI4AgAgAkEEaiECIANBAWshAwwACwsL',
].join('');

type Products = (rows: number, vector: number, out: number, count: number, length: number) => void;

/** The floats that the program takes at a time. */
const AT_A_TIME = 8;
const PAGE = 65_536;

/** The products of many rows of numbers with a vector, the rows kept where they are multiplied. */
export class RowProducts {
  private readonly products: Products;
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
    this.stride = Math.ceil(length / AT_A_TIME) * AT_A_TIME;
    memory.grow(Math.ceil((4 * ((count + 1) * this.stride + count)) / PAGE));
    const kept = new Float32Array(memory.buffer, 0, count * this.stride);
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
    this.products(0, byteOffset, this.out.byteOffset, this.count, this.stride);
    return this.out;
  }
}
