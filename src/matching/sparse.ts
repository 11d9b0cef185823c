/** A sparse vector: feature indices, each once, with their values. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Builds a sparse vector from pairs in any order; no index may come twice. */
export function sparse(pairs: readonly (readonly [number, number])[]): SparseVector {
  const indices = new Int32Array(pairs.length);
  const values = new Float64Array(pairs.length);
  pairs.forEach(([index, value], i) => {
    indices[i] = index;
    values[i] = value;
  });
  return { indices, values };
}

/** The products of a sparse vector with `width` dense ones that are kept side by side, index by index: what one index needs lies together. */
export function products({ indices, values }: SparseVector, rows: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < indices.length; i += 1) {
    const value = values[i] as number;
    const row = (indices[i] as number) * width;
    for (let j = 0; j < width; j += 1) sums[j] = (sums[j] as number) + value * (rows[row + j] as number);
  }
  return sums;
}

/** Adds `scale` times a sparse vector to a dense one. */
export function addScaled(dense: Float64Array, { indices, values }: SparseVector, scale: number): void {
  for (let i = 0; i < indices.length; i += 1) {
    const at = indices[i] as number;
    dense[at] = (dense[at] as number) + scale * (values[i] as number);
  }
}
