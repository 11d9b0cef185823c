import { type SparseVector, sparse } from './sparse';
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
  /** The longest run of stems that is a feature. */
  readonly longestRun: number;
}

export const DEFAULT_FEATURES: FeatureSettings = {
  words: 0.375,
  characters: 0.375,
  vectors: 0.25,
  extra: 0,
  embedding: 0,
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

function wordFeatures(words: readonly string[], longestRun: number): string[] {
  const stems = words.map(stem);
  const features: string[] = [];
  for (let size = 1; size <= longestRun; size += 1)
    for (let at = 0; at + size <= stems.length; at += 1) features.push(`w ${stems.slice(at, at + size).join(' ')}`);
  return features;
}

function characterFeatures(words: readonly string[]): string[] {
  const features: string[] = [];
  for (const word of words) {
    const framed = `_${word.slice(0, 24)}_`;
    for (let size = 2; size <= 4; size += 1)
      for (let at = 0; at + size <= framed.length; at += 1) features.push(`c ${framed.slice(at, at + size)}`);
  }
  return features;
}

function counted(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** A text as it is classified: its words, and features of the caller's own. */
export interface FeatureText {
  readonly words: readonly string[];
  readonly extra?: readonly string[];
  /** The whole text as the sentence encoder sees it, of length 1. */
  readonly embedding?: Float32Array;
}

/** What a text brings by itself, before anything is learned: worked out once, however often a classifier is trained on it. */
export interface OwnFeatures {
  readonly words: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  readonly extra: ReadonlyMap<string, number>;
  readonly mean: Float64Array;
}

function ownFeatures({ words, extra = [] }: FeatureText, vectors: WordVectors, settings: FeatureSettings): OwnFeatures {
  return {
    words: counted(wordFeatures(words, settings.longestRun)),
    characters: counted(characterFeatures(words)),
    extra: counted(settings.extra > 0 ? extra.map((feature) => `x ${feature}`) : []),
    mean: meanVector(words, vectors),
  };
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
    const vector = vectors.vector(word);
    if (!vector) continue;
    // Zipf's law stands in for the corpus frequency, which the file does not hold.
    const frequency = 1 / (((vectors.rank(word) ?? 0) + 2) * logSize);
    const weight = SIF_A / (SIF_A + frequency);
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + weight * (vector[i] ?? 0);
    total += 1;
  }
  if (total > 0) for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) / total;
  return mean;
}

/** Adds an equal share of a vector to a mean; a mean that is shorter takes what it has place for. */
function addShare(mean: Float64Array, vector: Float64Array | Float32Array, of: number): void {
  for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / of;
}

/** Adds a dense block: centred on the training mean, normalised, scaled by the root of its weight. A vector of zeros adds nothing. */
function addDense(
  pairs: [number, number][],
  vector: Float64Array | Float32Array,
  mean: Float64Array,
  weight: number,
  offset: number,
): void {
  if (mean.length === 0 || vector.every((value) => value === 0)) return;
  let squares = 0;
  for (let i = 0; i < mean.length; i += 1) squares += ((vector[i] ?? 0) - (mean[i] ?? 0)) ** 2;
  if (squares === 0) return;
  const scale = Math.sqrt(weight / squares);
  for (let i = 0; i < mean.length; i += 1) pairs.push([offset + i, ((vector[i] ?? 0) - (mean[i] ?? 0)) * scale]);
}

/**
 * Turns words into one vector of three blocks, each TF-IDF or averaged, normalised on its own and scaled by the root of its weight.
 * Features never seen count in their block's length: a strange question gets a short vector, and so a low score.
 */
export class Features {
  private readonly index: Map<string, number>;
  /** Indices that a vector can hold: the named features, then the dimensions of the word vectors. */
  readonly size: number;

  constructor(
    readonly fitted: FittedFeatures,
    private readonly vectors: WordVectors,
    private readonly settings: FeatureSettings = DEFAULT_FEATURES,
  ) {
    this.index = new Map(fitted.names.map((name, i) => [name, i]));
    this.size = fitted.names.length + vectors.dimensions + fitted.meanEmbedding.length;
  }

  /** Learns the features of the training texts. */
  static fit(texts: readonly FeatureText[], known: KnownTexts): FittedFeatures {
    const documents = new Map<string, number>();
    const mean = new Float64Array(known.vectors.dimensions);
    const embedding = known.settings.embedding > 0 ? (texts[0]?.embedding?.length ?? 0) : 0;
    const meanEmbedding = new Float64Array(embedding);
    for (const text of texts) {
      const own = known.of(text);
      for (const block of [own.words, own.characters, own.extra])
        for (const feature of block.keys()) documents.set(feature, (documents.get(feature) ?? 0) + 1);
      addShare(mean, own.mean, texts.length);
      if (text.embedding) addShare(meanEmbedding, text.embedding, texts.length);
    }
    const names = [...documents.keys()];
    const idf = Float64Array.from(names, (name) => Math.log((1 + texts.length) / (1 + (documents.get(name) ?? 0))) + 1);
    return { names, idf, texts: texts.length, mean, meanEmbedding };
  }

  vector(text: FeatureText, own = ownFeatures(text, this.vectors, this.settings)): SparseVector {
    const pairs: [number, number][] = [];
    this.addBlock(pairs, own.words, this.settings.words);
    this.addBlock(pairs, own.characters, this.settings.characters);
    this.addBlock(pairs, own.extra, this.settings.extra);
    const { mean, meanEmbedding } = this.fitted;
    const afterNames = this.fitted.names.length;
    addDense(pairs, own.mean, mean, this.settings.vectors, afterNames);
    if (text.embedding)
      addDense(pairs, text.embedding, meanEmbedding, this.settings.embedding, afterNames + mean.length);
    return sparse(pairs);
  }

  private addBlock(pairs: [number, number][], features: ReadonlyMap<string, number>, weight: number): void {
    const unseen = Math.log(1 + this.fitted.texts) + 1;
    const own: [number, number][] = [];
    let squares = 0;
    for (const [feature, count] of features) {
      const at = this.index.get(feature);
      const value = (1 + Math.log(count)) * (at === undefined ? unseen : (this.fitted.idf[at] ?? 0));
      squares += value * value;
      if (at !== undefined) own.push([at, value]);
    }
    const scale = squares > 0 ? Math.sqrt(weight / squares) : 0;
    for (const [at, value] of own) pairs.push([at, value * scale]);
  }
}
