import type { Feature, Numbering } from './feature-numbers';
import type { CountedFeatures } from './feature-vector';
import type { WordVectors } from './word-vectors';
import { stem } from './words';

/** What a word brings, whatever stands beside it. */
interface Word {
  readonly text: string;
  readonly stem: Feature;
  /** Its runs of letters, in order. */
  readonly letters: readonly Feature[];
  /** Its place among the word vectors, where it has one, and how much its vector weighs. */
  readonly rank: number | undefined;
  readonly weight: number;
}

/** Words that are remembered: the same few thousand come again and again. */
const MOST_WORDS = 8_000;
/** The smoothing of the smooth inverse frequency weights (Arora et al. 2017). */
const SIF_A = 1e-3;

/** Runs of two to four letters, the beginning and the end marked. */
function letterRuns(word: string): string[] {
  const framed = `_${word.slice(0, 24)}_`;
  const runs: string[] = [];
  for (let size = 2; size <= 4; size += 1)
    for (let at = 0; at + size <= framed.length; at += 1) runs.push(framed.slice(at, at + size));
  return runs;
}

/**
 * What a text's words bring, before anything is learned: how often which features stand in it, and its mean word vector. It holds what was
 * counted last, and keeps its arrays from one text to the next: a question leaves little for the garbage collector.
 */
export class FeatureCounts implements CountedFeatures {
  columns = new Int32Array(256);
  counts = new Int32Array(256);
  length = 0;
  /** The text that is looked at. */
  private words: readonly Word[] = [];
  private readonly known = new Map<string, Word>();
  private readonly extras = new Map<string, Feature>();
  /** Where each feature stands among those that are counted, from 1 on: by number, and for those without one in a map. */
  private places = new Int32Array(1_024);
  private unnumbered: Map<Feature, number> | undefined;
  private readonly mean: Float64Array;

  /** @param longestRun the longest run of stems that is a feature */
  constructor(
    private readonly numbering: Numbering,
    private readonly longestRun: number,
    private readonly vectors: WordVectors,
  ) {
    this.mean = new Float64Array(vectors.dimensions);
  }

  /** Turns to a text. */
  read(words: readonly string[]): void {
    if (this.known.size > MOST_WORDS) this.known.clear();
    this.words = words.map((word) => this.known.get(word) ?? this.newWord(word));
  }

  /** Counts its stems, then runs of them, the shorter ones first. */
  ofStems(): this {
    const { words, numbering } = this;
    this.clear();
    for (const word of words) this.add(word.stem);
    for (let size = 2; size <= this.longestRun; size += 1)
      for (let at = 0; at + size <= words.length; at += 1) {
        const pair = size === 2 ? numbering.pair((words[at] as Word).stem, (words[at + 1] as Word).stem) : undefined;
        this.add(pair ?? this.run(at, at + size));
      }
    return this;
  }

  /** Counts the runs of letters inside its words. */
  ofLetters(): this {
    this.clear();
    for (const { letters } of this.words) for (let i = 0; i < letters.length; i += 1) this.add(letters[i] as Feature);
    return this;
  }

  /** Counts features of the caller's own. */
  ofExtra(extra: readonly string[]): this {
    this.clear();
    if (this.extras.size > MOST_WORDS) this.extras.clear();
    for (const name of extra) {
      const feature = this.extras.get(name) ?? this.numbering.feature(`x ${name}`);
      this.extras.set(name, feature);
      this.add(feature);
    }
    return this;
  }

  /** The mean of its word vectors, rare words weighing more; zeros when no word has one. Good until the next call. */
  meanVector(): Float64Array {
    const { mean } = this;
    mean.fill(0);
    let total = 0;
    for (const { rank, weight } of this.words) {
      if (rank === undefined) continue;
      this.vectors.addScaled(mean, rank, weight);
      total += 1;
    }
    if (total > 0) for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) / total;
    return mean;
  }

  private run(start: number, end: number): Feature {
    const stems = this.words.slice(start, end).map(({ text }) => stem(text));
    return this.numbering.feature(`w ${stems.join(' ')}`);
  }

  private newWord(text: string): Word {
    const rank = this.vectors.rank(text);
    // Zipf's law stands in for the corpus frequency, which the file does not hold.
    const frequency = rank === undefined ? 1 : 1 / ((rank + 2) * Math.log(this.vectors.size));
    const word = {
      text,
      stem: this.numbering.feature(`w ${stem(text)}`),
      letters: letterRuns(text).map((run) => this.numbering.feature(`c ${run}`)),
      rank,
      weight: SIF_A / (SIF_A + frequency),
    };
    this.known.set(text, word);
    return word;
  }

  private clear(): void {
    for (let i = 0; i < this.length; i += 1) {
      const column = this.columns[i] as number;
      if (column >= 0) this.places[column] = 0;
    }
    this.unnumbered = undefined;
    this.length = 0;
  }

  private add(feature: Feature): void {
    const isNumbered = typeof feature === 'number' && feature < this.numbering.size;
    const place = (isNumbered ? this.places[feature] : this.unnumbered?.get(feature)) ?? 0;
    if (place > 0) {
      this.counts[place - 1] = (this.counts[place - 1] as number) + 1;
      return;
    }
    if (this.length === this.columns.length) {
      this.columns = larger(this.columns, this.length + 1);
      this.counts = larger(this.counts, this.length + 1);
    }
    this.columns[this.length] = isNumbered ? feature : -1;
    this.counts[this.length] = 1;
    this.length += 1;
    if (isNumbered) {
      if (feature >= this.places.length) this.places = larger(this.places, feature + 1);
      this.places[feature] = this.length;
    } else {
      this.unnumbered ??= new Map();
      this.unnumbered.set(feature, this.length);
    }
  }
}

/** The same numbers in an array with room for at least so many. */
function larger(numbers: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(least, 2 * numbers.length));
  copy.set(numbers);
  return copy;
}
