import { type CountedColumns, FeatureVector } from './feature-vector';
import type { SparseVector } from './sparse';
import type { WordVectors } from './word-vectors';
import { stem } from './words';

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

/** The smoothing of the smooth inverse frequency weights (Arora et al. 2017). */
const SIF_A = 1e-3;

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

/** Runs of two stems and more, up to the longest. */
export function stemRuns(words: readonly string[], longestRun: number): string[] {
  const stems = words.map(stem);
  const features: string[] = [];
  for (let size = 2; size <= longestRun; size += 1)
    for (let at = 0; at + size <= stems.length; at += 1) features.push(`w ${stems.slice(at, at + size).join(' ')}`);
  return features;
}

export function characterRuns(word: string): string[] {
  const features: string[] = [];
  const framed = `_${word.slice(0, 24)}_`;
  for (let size = 2; size <= 4; size += 1)
    for (let at = 0; at + size <= framed.length; at += 1) features.push(`c ${framed.slice(at, at + size)}`);
  return features;
}

/** A text as it is classified: its words, and features of the caller's own. */
export interface FeatureText {
  readonly words: readonly string[];
  readonly extra?: readonly string[];
  /** The whole text as the sentence encoder sees it, of length 1. */
  readonly embedding?: Float32Array;
}

/** The mean of a text's word vectors, rare words weighing more; zeros when no word has one. */
export function meanVector(words: readonly string[], vectors: WordVectors): Float64Array {
  const mean = new Float64Array(vectors.dimensions);
  const logSize = Math.log(vectors.size);
  let total = 0;
  for (const word of words) {
    const rank = vectors.rank(word);
    if (rank === undefined) continue;
    // Zipf's law stands in for the corpus frequency, which the file does not hold.
    const frequency = 1 / ((rank + 2) * logSize);
    vectors.addScaled(mean, rank, SIF_A / (SIF_A + frequency));
    total += 1;
  }
  if (total > 0) for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) / total;
  return mean;
}

/** A feature's index where it is a known one, else its name. */
type Column = number | string;

/** What a word brings, whatever stands beside it. */
interface WordColumns {
  readonly stem: Column;
  readonly characters: readonly Column[];
}

/** Words whose columns are remembered: the same few thousand come again and again. */
const MOST_WORDS = 8_000;

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
  private readonly index: Map<string, number>;
  private readonly columns = new Map<string, WordColumns>();
  /** Where each known feature stands in the block that is being counted, from 1 on; zeros before and after. */
  private readonly places: Uint32Array;
  private readonly making: FeatureVector;
  readonly size: number;
  readonly dense: number;

  constructor(
    readonly fitted: FittedFeatures,
    private readonly vectors: WordVectors,
    private readonly settings: FeatureSettings = DEFAULT_FEATURES,
  ) {
    this.index = new Map(fitted.names.map((name, i) => [name, i]));
    this.places = new Uint32Array(fitted.names.length);
    this.making = new FeatureVector(fitted, settings);
    this.size = this.making.size;
    this.dense = this.making.dense;
  }

  vector(text: FeatureText): SparseVector {
    return copied(this.passing(text));
  }

  passing({ words, extra = [], embedding }: FeatureText): SparseVector {
    const { settings, making } = this;
    const columns = words.map((word) => this.columnsOf(word));
    const runs = stemRuns(words, settings.longestRun).map((run) => this.column(run));
    making.addBlock(this.counted([columns.map((word) => word.stem), runs]), settings.words);
    making.addBlock(this.counted(columns.map((word) => word.characters)), settings.characters);
    if (settings.extra > 0)
      making.addBlock(this.counted([extra.map((feature) => this.column(`x ${feature}`))]), settings.extra);
    return making.finish(meanVector(words, this.vectors), embedding);
  }

  private column(feature: string): Column {
    return this.index.get(feature) ?? feature;
  }

  private columnsOf(word: string): WordColumns {
    const known = this.columns.get(word);
    if (known) return known;
    const found = {
      stem: this.column(`w ${stem(word)}`),
      characters: characterRuns(word).map((run) => this.column(run)),
    };
    if (this.columns.size >= MOST_WORDS) this.columns.clear();
    this.columns.set(word, found);
    return found;
  }

  /** What the parts hold together. */
  private counted(parts: readonly (readonly Column[])[]): CountedColumns {
    const { places } = this;
    const columns: number[] = [];
    const counts: number[] = [];
    const unseen = new Map<string, number>();
    for (const part of parts)
      for (const column of part) {
        const isKnown = typeof column === 'number';
        const place = (isKnown ? places[column] : unseen.get(column)) ?? 0;
        if (place > 0) {
          counts[place - 1] = (counts[place - 1] as number) + 1;
          continue;
        }
        counts.push(1);
        columns.push(isKnown ? column : -1);
        if (isKnown) places[column] = counts.length;
        else unseen.set(column, counts.length);
      }
    for (const column of columns) if (column >= 0) places[column] = 0;
    return { columns, counts };
  }
}

/** A vector that the next one does not overwrite. */
export function copied({ indices, values }: SparseVector): SparseVector {
  return { indices: indices.slice(), values: values.slice() };
}
