import type { FeatureSettings, FittedFeatures } from './features';
import type { SparseVector } from './sparse';

/** Features of one block of a text, each once, with how often each stands in it. */
export interface CountedFeatures {
  /** Their columns; any that is no column of the vector's is of a feature never seen. */
  readonly columns: Int32Array;
  readonly counts: Int32Array;
  /** How many there are: the arrays may be longer. */
  readonly length: number;
}

/**
 * One vector in the making, of blocks that are each normalised on their own and scaled by the root of their weight: first those of named features,
 * TF-IDF, then the mean word vector and the embedding. Kept from one text to the next, so that a question leaves little for the garbage collector.
 */
export class FeatureVector {
  /** Indices that a vector can hold: the named features, then the dense ones. */
  readonly size: number;
  /** How many are dense: nearly every vector holds them. */
  readonly dense: number;
  private readonly indices: Int32Array;
  private readonly values: Float64Array;
  private length = 0;

  constructor(
    private readonly fitted: FittedFeatures,
    private readonly settings: FeatureSettings,
  ) {
    this.dense = fitted.mean.length + fitted.meanEmbedding.length;
    this.size = fitted.names.length + this.dense;
    this.indices = new Int32Array(this.size);
    this.values = new Float64Array(this.size);
  }

  /** Adds TF-IDF values. Features never seen count in the block's length: a strange question gets a short vector, and so a low score. */
  addBlock({ columns, counts, length }: CountedFeatures, weight: number): void {
    const { idf, texts } = this.fitted;
    const rarest = Math.log(1 + texts) + 1;
    const first = this.length;
    let squares = 0;
    for (let i = 0; i < length; i += 1) {
      const column = columns[i] as number;
      const count = counts[i] as number;
      const isSeen = column >= 0 && column < idf.length;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * (isSeen ? (idf[column] as number) : rarest);
      squares += value * value;
      if (isSeen) this.add(column, value);
    }
    const scale = squares > 0 ? Math.sqrt(weight / squares) : 0;
    for (let i = first; i < this.length; i += 1) this.values[i] = (this.values[i] as number) * scale;
  }

  /** Adds the dense blocks, and begins anew. @returns the vector, which the next one overwrites */
  finish(mean: Float64Array, embedding: Float32Array | undefined): SparseVector {
    const { fitted, settings } = this;
    const afterNames = fitted.names.length;
    this.addDense(mean, fitted.mean, settings.vectors, afterNames);
    if (embedding) this.addDense(embedding, fitted.meanEmbedding, settings.embedding, afterNames + fitted.mean.length);
    const made = { indices: this.indices.subarray(0, this.length), values: this.values.subarray(0, this.length) };
    this.length = 0;
    return made;
  }

  private add(index: number, value: number): void {
    this.indices[this.length] = index;
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Adds a dense block: centred on the training mean, normalised, scaled by the root of its weight. A vector of zeros adds nothing. */
  private addDense(vector: Float64Array | Float32Array, mean: Float64Array, weight: number, offset: number): void {
    if (mean.length === 0 || isZero(vector)) return;
    let squares = 0;
    for (let i = 0; i < mean.length; i += 1) squares += ((vector[i] ?? 0) - (mean[i] ?? 0)) ** 2;
    if (squares === 0) return;
    const scale = Math.sqrt(weight / squares);
    for (let i = 0; i < mean.length; i += 1) this.add(offset + i, ((vector[i] ?? 0) - (mean[i] ?? 0)) * scale);
  }
}

function isZero(vector: Float64Array | Float32Array): boolean {
  for (let i = 0; i < vector.length; i += 1) if (vector[i] !== 0) return false;
  return true;
}
