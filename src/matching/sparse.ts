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

/**
 * The products of a sparse vector with as many dense ones as there are `sums`, which are written there. They are kept side by side, index by index:
 * what one index needs lies together.
 */
export function products({ indices, values }: SparseVector, rows: Float32Array, sums: Float64Array): void {
  const width = sums.length;
  const { length } = indices;
  sums.fill(0);
  let i = 0;
  // Four at a time, each sum still in order: it need not be stored and loaded between them.
  for (; i + 4 <= length; i += 4) {
    const a = values[i] as number;
    const b = values[i + 1] as number;
    const c = values[i + 2] as number;
    const d = values[i + 3] as number;
    const atA = (indices[i] as number) * width;
    const atB = (indices[i + 1] as number) * width;
    const atC = (indices[i + 2] as number) * width;
    const atD = (indices[i + 3] as number) * width;
    for (let j = 0; j < width; j += 1) {
      const ab = (sums[j] as number) + a * (rows[atA + j] as number) + b * (rows[atB + j] as number);
      sums[j] = ab + c * (rows[atC + j] as number) + d * (rows[atD + j] as number);
    }
  }
  for (; i < length; i += 1) {
    const value = values[i] as number;
    const row = (indices[i] as number) * width;
    for (let j = 0; j < width; j += 1) sums[j] = (sums[j] as number) + value * (rows[row + j] as number);
  }
}

/** Adds `scale` times a sparse vector to a dense one. */
export function addScaled(dense: Float64Array, { indices, values }: SparseVector, scale: number): void {
  for (let i = 0; i < indices.length; i += 1) {
    const at = indices[i] as number;
    dense[at] = (dense[at] as number) + scale * (values[i] as number);
  }
}
