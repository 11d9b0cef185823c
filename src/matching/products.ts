/**
 * tools/products/products.wat, assembled: eight integers at a time, where plain JavaScript takes one. @public tests/matching/products.test.ts
 */
export const PRODUCTS_CODE = [
  'AGFzbQEAAAABDgJgBX9/f39/AGABewF/AwQDAAABBQMBAAAHIQMGbWVtb3J5AgAIcHJvZHVjdHMAAAlwcm9kdWN0czQAAQr5BAOhAgIEfwR7IARBAXQhBwJAA0Ag',
  'A0UNASABIQYgASAHaiEFIAAgB2ohCP0MAAAAAAAAAAAAAAAAAAAAACEJ/QwAAAAAAAAAAAAAAAAAAAAAIQr9DAAAAAAAAAAAAAAAAAAAAAAhC/0MAAAAAAAAAAAA',
  'AAAAAAAAACEMA0AgCSAA/QAEACAG/QAEAP26Af2uASEJIAogAP0ABBAgBv0ABBD9ugH9rgEhCiALIAj9AAQAIAb9AAQA/boB/a4BIQsgDCAI/QAEECAG/QAEEP26',
  'Af2uASEMIABBIGohACAIQSBqIQggBkEgaiEGIAYgBUkNAAsgAiAJIAr9rgEQAjYCACACIAsgDP2uARACNgIEIAghACACQQhqIQIgA0ECayEDDAALCwu5AgIGfwV7',
  'IARBAXQhBgJAA0AgA0UNASAAIAZqIQUgASEHIAcgBmohCCAIIAZqIQkgCSAGaiEK/QwAAAAAAAAAAAAAAAAAAAAAIQz9DAAAAAAAAAAAAAAAAAAAAAAhDf0MAAAA',
  'AAAAAAAAAAAAAAAAACEO/QwAAAAAAAAAAAAAAAAAAAAAIQ8DQCAA/QAEACELIAwgCyAH/QAEAP26Af2uASEMIA0gCyAI/QAEAP26Af2uASENIA4gCyAJ/QAEAP26',
  'Af2uASEOIA8gCyAK/QAEAP26Af2uASEPIABBEGohACAHQRBqIQcgCEEQaiEIIAlBEGohCSAKQRBqIQogACAFSQ0ACyACIAwQAjYCACACIA0QAjYCBCACIA4QAjYC',
  'CCACIA8QAjYCDCACQRBqIQIgA0EBayEDDAALCwsZACAA/RsAIAD9GwFqIAD9GwIgAP0bA2pqCw==',
].join('');

type Products = (rows: number, vector: number, out: number, count: number, length: number) => void;

/** The integers that the program takes at a time, of two rows each. */
const AT_A_TIME = 16;
/** The vectors that it takes at a time, where there are several. */
export const VECTORS = 4;
const PAGE = 65_536;

/** The products of many rows of integers with a vector, the rows kept where they are multiplied. Each must fit into 32 bits. */
export class RowProducts {
  private readonly products: Products;
  private readonly products4: Products;
  private readonly even: number;
  private readonly stride: number;
  private readonly vectors: Int16Array;
  private readonly out: Int32Array;

  /** @param rows one after the other, `count` of them */
  constructor(
    rows: Int16Array,
    private readonly count: number,
  ) {
    const { memory, products, products4 } = new WebAssembly.Instance(
      new WebAssembly.Module(Buffer.from(PRODUCTS_CODE, 'base64')),
    ).exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof products !== 'function' || typeof products4 !== 'function')
      throw new TypeError('products.wat exports no memory, products and products4');
    this.products = products as Products;
    this.products4 = products4 as Products;
    const length = count > 0 ? rows.length / count : 0;
    /** A last row of zeros, where one is left over. */
    this.even = Math.ceil(count / 2) * 2;
    this.stride = Math.ceil(length / AT_A_TIME) * AT_A_TIME;
    memory.grow(Math.ceil((2 * (this.even + VECTORS) * this.stride + 4 * VECTORS * this.even) / PAGE));
    const kept = new Int16Array(memory.buffer, 0, this.even * this.stride);
    for (let row = 0; row < count; row += 1)
      kept.set(rows.subarray(row * length, (row + 1) * length), row * this.stride);
    this.vectors = new Int16Array(memory.buffer, kept.byteLength, VECTORS * this.stride);
    this.out = new Int32Array(memory.buffer, kept.byteLength + this.vectors.byteLength, VECTORS * this.even);
  }

  /** One product a row; good until the next call. */
  with(vector: Int16Array): Int32Array {
    if (this.count > 0) {
      this.vectors.set(vector);
      this.products(0, this.vectors.byteOffset, this.out.byteOffset, this.even, this.stride);
    }
    return this.out.subarray(0, this.count);
  }

  /**
   * The products with up to {@link VECTORS} vectors, those of a row side by side, {@link VECTORS} a row; good until the next call. The rows are fetched from
   * memory once for all of them, which is what takes longest.
   */
  withAll(vectors: readonly Int16Array[]): Int32Array {
    vectors.forEach((vector, i) => {
      this.vectors.set(vector, i * this.stride);
    });
    if (this.count > 0) this.products4(0, this.vectors.byteOffset, this.out.byteOffset, this.count, this.stride);
    return this.out.subarray(0, VECTORS * this.count);
  }
}
