import { FeatureCounts } from './feature-counts';
import { LearnedFeatures } from './feature-numbers';
import { FeatureVector } from './feature-vector';
import type { SparseVector } from './sparse';
import type { WordVectors } from './word-vectors';

/** How much each block of features weighs in a vector; the blocks sum to 1. */
export interface FeatureSettings {
  readonly words: number;
  readonly characters: number;
  readonly vectors: number;
  /** Features that the caller brings along, beside the words. */
  readonly extra: number;
  /** The sentence encoder's embedding, where there is one. */
  readonly embedding: number;
  /** What a likeness of 1 to a label's nearest example, by the embedding, adds to the label's score. */
  readonly nearest: number;
  /** The longest run of stems that is a feature. */
  readonly longestRun: number;
}

export const DEFAULT_FEATURES: FeatureSettings = {
  words: 0.375,
  characters: 0.375,
  vectors: 0.25,
  extra: 0,
  embedding: 0,
  nearest: 0,
  longestRun: 2,
};

/** What fitting learns: which features exist, how rare each is, and the mean word vector. */
export interface FittedFeatures {
  readonly names: readonly string[];
  readonly idf: Float64Array;
  /** How many texts it was fitted on. */
  readonly texts: number;
  readonly mean: Float64Array;
  /** The mean embedding; empty without an encoder. */
  readonly meanEmbedding: Float64Array;
}

/** A text as it is classified: its words, and features of the caller's own. */
export interface FeatureText {
  readonly words: readonly string[];
  readonly extra?: readonly string[];
  /** The whole text as the sentence encoder sees it, of length 1. */
  readonly embedding?: Float32Array | undefined;
}

const NO_EXTRA: readonly string[] = [];

/** Makes vectors of texts. */
export interface Vectors {
  /** Indices that a vector can hold, the dense ones last. */
  readonly size: number;
  /** How many of them are dense: nearly every vector holds them. */
  readonly dense: number;
  /** A text's vector, which the next one overwrites. */
  passing(text: FeatureText): SparseVector;
}

/** Turns words into one vector of blocks, as {@link FeatureVector} makes it. */
export class Features implements Vectors {
  private readonly learned: LearnedFeatures;
  private readonly counts: FeatureCounts;
  private readonly making: FeatureVector;
  readonly size: number;
  readonly dense: number;

  /** @param like lends its tables, which are large, where it was fitted with the very same names */
  constructor(
    readonly fitted: FittedFeatures,
    vectors: WordVectors,
    private readonly settings: FeatureSettings = DEFAULT_FEATURES,
    like?: Features,
  ) {
    this.learned = like?.fitted.names === fitted.names ? like.learned : new LearnedFeatures(fitted.names);
    this.counts = new FeatureCounts(this.learned, settings.longestRun, vectors);
    this.making = new FeatureVector(fitted, settings);
    this.size = this.making.size;
    this.dense = this.making.dense;
  }

  vector(text: FeatureText): SparseVector {
    return copied(this.passing(text));
  }

  passing({ words, extra = NO_EXTRA, embedding }: FeatureText): SparseVector {
    const { settings, making, counts } = this;
    counts.read(words);
    making.addBlock(counts.ofStems(), settings.words);
    making.addBlock(counts.ofLetters(), settings.characters);
    if (settings.extra > 0) making.addBlock(counts.ofExtra(extra), settings.extra);
    return making.finish(counts.meanVector(), embedding);
  }
}

/** A vector that the next one does not overwrite. */
export function copied({ indices, values }: SparseVector): SparseVector {
  return { indices: indices.slice(), values: values.slice() };
}
