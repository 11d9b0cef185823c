/** A sparse vector: ascending feature indices with their values. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Builds a sparse vector from pairs in any order; no index may come twice. */
export function sparse(pairs: readonly (readonly [number, number])[]): SparseVector {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  return {
    indices: Int32Array.from(sorted, (pair) => pair[0]),
    values: Float64Array.from(sorted, (pair) => pair[1]),
  };
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
