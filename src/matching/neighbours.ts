import { RowProducts } from './products';

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
  examples: readonly { readonly label: string | undefined; readonly embedding?: Float32Array | undefined }[],
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

/** Finds the nearest of what a classifier was trained on. */
export class Nearest {
  private readonly rows: RowProducts;
  private readonly counts: Float32Array;

  constructor({ embeddings, counts }: Neighbours) {
    this.counts = counts;
    this.rows = new RowProducts(
      embeddings,
      counts.reduce((sum, count) => sum + count, 0),
    );
  }

  /** The cosine of an embedding, of length 1, with the nearest of each label, and last with the nearest of none; 0 where there are none. */
  likeness(asked: Float32Array): Float64Array {
    const { counts } = this;
    const likeness = new Float64Array(counts.length);
    const cosines = this.rows.with(asked);
    let at = 0;
    counts.forEach((count, group) => {
      let best = count > 0 ? -1 : 0;
      for (const end = at + count; at < end; at += 1) best = Math.max(best, cosines[at] as number);
      likeness[group] = best;
    });
    return likeness;
  }
}
