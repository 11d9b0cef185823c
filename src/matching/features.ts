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
function stemRuns(words: readonly string[], longestRun: number): string[] {
  const stems = words.map(stem);
  const features: string[] = [];
  for (let size = 2; size <= longestRun; size += 1)
    for (let at = 0; at + size <= stems.length; at += 1) features.push(`w ${stems.slice(at, at + size).join(' ')}`);
  return features;
}

function characterRuns(word: string): string[] {
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

/** What a text brings by itself, before anything is learned: worked out once, however often a classifier is trained on it. */
interface OwnFeatures {
  /** Each feature's name once. */
  readonly names: ReadonlySet<string>;
  readonly mean: Float64Array;
}

function ownFeatures({ words, extra = [] }: FeatureText, vectors: WordVectors, settings: FeatureSettings): OwnFeatures {
  const names = new Set([
    ...words.map((word) => `w ${stem(word)}`),
    ...stemRuns(words, settings.longestRun),
    ...words.flatMap(characterRuns),
    ...(settings.extra > 0 ? extra.map((feature) => `x ${feature}`) : []),
  ]);
  return { names, mean: meanVector(words, vectors) };
}

/** The own features of texts that are looked at more than once, as training and cross-validation do. */
export class KnownTexts {
  private readonly own = new Map<FeatureText, OwnFeatures>();

  constructor(
    readonly vectors: WordVectors,
    readonly settings: FeatureSettings,
  ) {}

  of(text: FeatureText): OwnFeatures {
    const known = this.own.get(text) ?? ownFeatures(text, this.vectors, this.settings);
    this.own.set(text, known);
    return known;
  }
}

/** The mean of a text's word vectors, rare words weighing more; zeros when no word has one. */
function meanVector(words: readonly string[], vectors: WordVectors): Float64Array {
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

/** Adds an equal share of a vector to a mean; a mean that is shorter takes what it has place for. */
function addShare(mean: Float64Array, vector: Float64Array | Float32Array, of: number): void {
  for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / of;
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

/**
 * Turns words into one vector of three blocks, each TF-IDF or averaged, normalised on its own and scaled by the root of its weight.
 * Features never seen count in their block's length: a strange question gets a short vector, and so a low score.
 */
export class Features {
  private readonly index: Map<string, number>;
  private readonly columns = new Map<string, WordColumns>();
  /** How often each known feature stands in the block that is being added; zeros before and after. */
  private readonly counts: Uint32Array;
  /** The vector in the making: kept from one to the next, so that a question leaves little for the garbage collector. */
  private readonly indices: Int32Array;
  private readonly values: Float64Array;
  private length = 0;
  /** Indices that a vector can hold: the named features, then the dimensions of the word vectors. */
  readonly size: number;

  constructor(
    readonly fitted: FittedFeatures,
    private readonly vectors: WordVectors,
    private readonly settings: FeatureSettings = DEFAULT_FEATURES,
  ) {
    this.index = new Map(fitted.names.map((name, i) => [name, i]));
    this.counts = new Uint32Array(fitted.names.length);
    this.size = fitted.names.length + vectors.dimensions + fitted.meanEmbedding.length;
    this.indices = new Int32Array(this.size);
    this.values = new Float64Array(this.size);
  }

  /** Learns the features of the training texts. */
  static fit(texts: readonly FeatureText[], known: KnownTexts): FittedFeatures {
    const documents = new Map<string, number>();
    const mean = new Float64Array(known.vectors.dimensions);
    const embedding = known.settings.embedding > 0 ? (texts[0]?.embedding?.length ?? 0) : 0;
    const meanEmbedding = new Float64Array(embedding);
    for (const text of texts) {
      const own = known.of(text);
      for (const name of own.names) documents.set(name, (documents.get(name) ?? 0) + 1);
      addShare(mean, own.mean, texts.length);
      if (text.embedding) addShare(meanEmbedding, text.embedding, texts.length);
    }
    const names = [...documents.keys()];
    const idf = Float64Array.from(names, (name) => Math.log((1 + texts.length) / (1 + (documents.get(name) ?? 0))) + 1);
    return { names, idf, texts: texts.length, mean, meanEmbedding };
  }

  vector(text: FeatureText): SparseVector {
    const { indices, values } = this.passing(text);
    return { indices: indices.slice(), values: values.slice() };
  }

  /** The same vector, which the next one overwrites. */
  passing({ words, extra = [], embedding }: FeatureText): SparseVector {
    const { settings, fitted } = this;
    this.length = 0;
    const columns = words.map((word) => this.columnsOf(word));
    const runs = stemRuns(words, settings.longestRun).map((run) => this.column(run));
    this.addBlock([columns.map((word) => word.stem), runs], settings.words);
    this.addBlock(
      columns.map((word) => word.characters),
      settings.characters,
    );
    if (settings.extra > 0) this.addBlock([extra.map((feature) => this.column(`x ${feature}`))], settings.extra);
    const afterNames = fitted.names.length;
    this.addDense(meanVector(words, this.vectors), fitted.mean, settings.vectors, afterNames);
    if (embedding) this.addDense(embedding, fitted.meanEmbedding, settings.embedding, afterNames + fitted.mean.length);
    return { indices: this.indices.subarray(0, this.length), values: this.values.subarray(0, this.length) };
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

  private add(index: number, value: number): void {
    this.indices[this.length] = index;
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Adds TF-IDF values of what the parts hold together. */
  private addBlock(parts: readonly (readonly Column[])[], weight: number): void {
    const { counts } = this;
    const distinct: Column[] = [];
    const unseen = new Map<string, number>();
    for (const part of parts)
      for (const column of part) {
        const count = (typeof column === 'number' ? counts[column] : unseen.get(column)) ?? 0;
        if (count === 0) distinct.push(column);
        if (typeof column === 'number') counts[column] = count + 1;
        else unseen.set(column, count + 1);
      }
    const rarest = Math.log(1 + this.fitted.texts) + 1;
    const first = this.length;
    let squares = 0;
    for (const column of distinct) {
      const isKnown = typeof column === 'number';
      const count = (isKnown ? counts[column] : unseen.get(column)) ?? 0;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * (isKnown ? (this.fitted.idf[column] ?? 0) : rarest);
      squares += value * value;
      if (!isKnown) continue;
      counts[column] = 0;
      this.add(column, value);
    }
    const scale = squares > 0 ? Math.sqrt(weight / squares) : 0;
    for (let i = first; i < this.length; i += 1) this.values[i] = (this.values[i] ?? 0) * scale;
  }

  /** Adds a dense block: centred on the training mean, normalised, scaled by the root of its weight. A vector of zeros adds nothing. */
  private addDense(vector: Float64Array | Float32Array, mean: Float64Array, weight: number, offset: number): void {
    if (mean.length === 0 || vector.every((value) => value === 0)) return;
    let squares = 0;
    for (let i = 0; i < mean.length; i += 1) squares += ((vector[i] ?? 0) - (mean[i] ?? 0)) ** 2;
    if (squares === 0) return;
    const scale = Math.sqrt(weight / squares);
    for (let i = 0; i < mean.length; i += 1) this.add(offset + i, ((vector[i] ?? 0) - (mean[i] ?? 0)) * scale);
  }
}
