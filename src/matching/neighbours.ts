import { RowProducts, VECTORS } from './products';

/** What stands for 1 in embeddings of 16 bits: the product of two of length 1 fits into 32. */
const ONE = 32_767;

/** The embeddings that a classifier was trained on, by label. */
export interface Neighbours {
  /** Each of length 1, in steps of 1/{@link ONE}, one after the other: label by label in the labels' order, those of no label last. */
  readonly embeddings: Int16Array;
  /** How many there are of each label, and of none. */
  readonly counts: Float32Array;
}

export const NO_NEIGHBOURS: Neighbours = { embeddings: new Int16Array(0), counts: new Float32Array(0) };

/** Gathers the examples' embeddings by label; examples without one are left out. */
export function neighboursOf(
  examples: readonly { readonly label: string | undefined; readonly embedding?: Float32Array | undefined }[],
  labels: readonly string[],
): Neighbours {
  const groups = [...labels, undefined].map((label) =>
    examples.flatMap((example) => (example.label === label && example.embedding ? [example.embedding] : [])),
  );
  const dimensions = groups.flat()[0]?.length ?? 0;
  const embeddings = new Int16Array(groups.flat().length * dimensions);
  groups.flat().forEach((embedding, i) => {
    embeddings.set(inSteps(embedding), i * dimensions);
  });
  return { embeddings, counts: Float32Array.from(groups, (group) => group.length) };
}

function inSteps(embedding: Float32Array): Int16Array {
  const steps = new Int16Array(embedding.length);
  // A plain loop: `from` with a function takes ten times as long.
  for (let i = 0; i < steps.length; i += 1) steps[i] = Math.round((embedding[i] as number) * ONE);
  return steps;
}

/** Finds the nearest of what a classifier was trained on. */
export class Nearest {
  private readonly rows: RowProducts;
  private readonly counts: Float32Array;
  /** What was worked out beforehand, by the embedding itself. */
  private readonly known = new WeakMap<Float32Array, Float64Array>();

  constructor({ embeddings, counts }: Neighbours) {
    this.counts = counts;
    this.rows = new RowProducts(
      embeddings,
      counts.reduce((sum, count) => sum + count, 0),
    );
  }

  /** The cosine of an embedding, of length 1, with the nearest of each label, and last with the nearest of none; 0 where there are none. */
  likeness(asked: Float32Array): Float64Array {
    return this.known.get(asked) ?? this.best(this.rows.with(inSteps(asked)), 0, 1);
  }

  /** Works out the likeness of several embeddings together, which takes about as long as that of one or two. */
  foresee(asked: readonly Float32Array[]): void {
    for (let at = 0; at < asked.length; at += VECTORS) {
      const some = asked.slice(at, at + VECTORS);
      if (some.length === 1) return;
      const products = this.rows.withAll(some.map(inSteps));
      some.forEach((one, i) => {
        this.known.set(one, this.best(products, i, VECTORS));
      });
    }
  }

  /** The best product of each label, of those that stand from `first` on, so many apart. */
  private best(products: Int32Array, first: number, apart: number): Float64Array {
    const { counts } = this;
    const likeness = new Float64Array(counts.length);
    let at = first;
    counts.forEach((count, group) => {
      let best = count > 0 ? -ONE * ONE : 0;
      for (const end = at + apart * count; at < end; at += apart) best = Math.max(best, products[at] as number);
      likeness[group] = best / (ONE * ONE);
    });
    return likeness;
  }
}
