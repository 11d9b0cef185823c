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

/** The product of a sparse vector with the dense row that starts at `offset`. */
export function dot(vector: SparseVector, dense: Float64Array | Float32Array, offset = 0): number {
  const { indices, values } = vector;
  let sum = 0;
  for (let i = 0; i < indices.length; i += 1) sum += (values[i] ?? 0) * (dense[offset + (indices[i] ?? 0)] ?? 0);
  return sum;
}

/** Adds `scale` times a sparse vector to a dense one. */
export function addScaled(dense: Float64Array, vector: SparseVector, scale: number, offset = 0): void {
  const { indices, values } = vector;
  for (let i = 0; i < indices.length; i += 1) {
    const at = offset + (indices[i] ?? 0);
    dense[at] = (dense[at] ?? 0) + scale * (values[i] ?? 0);
  }
}
