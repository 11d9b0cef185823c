/** The embeddings that a classifier was trained on, by label. */
export interface Neighbours {
  /** Each of length 1, one after the other: label by label in the labels' order, those of no label last. */
  readonly embeddings: Float32Array;
  /** How many there are of each label, and of none. */
  readonly counts: Float32Array;
}

export const NO_NEIGHBOURS: Neighbours = { embeddings: new Float32Array(0), counts: new Float32Array(0) };

/** Gathers the examples' embeddings by label; examples without one are left out. */
export function neighboursOf(
  examples: readonly { readonly label: string | undefined; readonly embedding?: Float32Array }[],
  labels: readonly string[],
): Neighbours {
  const groups = [...labels, undefined].map((label) =>
    examples.flatMap((example) => (example.label === label && example.embedding ? [example.embedding] : [])),
  );
  const dimensions = groups.flat()[0]?.length ?? 0;
  const embeddings = new Float32Array(groups.flat().length * dimensions);
  groups.flat().forEach((embedding, i) => {
    embeddings.set(embedding, i * dimensions);
  });
  return { embeddings, counts: Float32Array.from(groups, (group) => group.length) };
}

/** The cosine of an embedding, of length 1, with the nearest of each label, and last with the nearest of none; 0 where there are none. */
export function nearestLikeness({ embeddings, counts }: Neighbours, asked: Float32Array): Float64Array {
  const likeness = new Float64Array(counts.length);
  const cosines = products(embeddings, asked);
  let at = 0;
  counts.forEach((count, group) => {
    let best = count > 0 ? -1 : 0;
    for (const end = at + count; at < end; at += 1) best = Math.max(best, cosines[at] as number);
    likeness[group] = best;
  });
  return likeness;
}

/** The product of each row with a vector. Four rows at a time, so that a sum need not wait for the one before. */
function products(rows: Float32Array, vector: Float32Array): Float64Array {
  const { length } = vector;
  const sums = new Float64Array(rows.length / length);
  const last = sums.length - 1;
  for (let row = 0; row <= last; row += 4) {
    const p = row * length;
    // Past the last row, the last one again.
    const q = Math.min(row + 1, last) * length;
    const r = Math.min(row + 2, last) * length;
    const s = Math.min(row + 3, last) * length;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < length; i += 1) {
      const value = vector[i] as number;
      a += (rows[p + i] as number) * value;
      b += (rows[q + i] as number) * value;
      c += (rows[r + i] as number) * value;
      d += (rows[s + i] as number) * value;
    }
    sums[row] = a;
    if (row + 1 <= last) sums[row + 1] = b;
    if (row + 2 <= last) sums[row + 2] = c;
    if (row + 3 <= last) sums[row + 3] = d;
  }
  return sums;
}
