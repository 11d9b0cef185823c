import { type CountedColumns, FeatureVector } from './feature-vector';
import {
  characterRuns,
  type FeatureSettings,
  type FeatureText,
  type FittedFeatures,
  meanVector,
  stemRuns,
  type Vectors,
} from './features';
import type { WordVectors } from './word-vectors';
import { stem } from './words';

/** Adds an equal share of a vector to a mean; a mean that is shorter takes what it has place for. */
function addShare(mean: Float64Array, vector: Float64Array | Float32Array, of: number): void {
  for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / of;
}

/** What a text brings by itself, before anything is learned. Its features are numbered by {@link KnownTexts}. */
interface OwnFeatures {
  readonly words: CountedColumns;
  readonly characters: CountedColumns;
  readonly extra: CountedColumns;
  readonly mean: Float64Array;
}

/** The own features of texts that are looked at more than once, as training and cross-validation do: each is worked out once. */
export class KnownTexts {
  private readonly own = new Map<FeatureText, OwnFeatures>();
  private readonly numbers = new Map<string, number>();
  private readonly runs = new Map<string, readonly number[]>();
  /** Where each feature stands in the block that is being counted, from 1 on; zeros before and after. */
  private readonly places: number[] = [];

  constructor(
    readonly vectors: WordVectors,
    readonly settings: FeatureSettings,
  ) {}

  of(text: FeatureText): OwnFeatures {
    const known = this.own.get(text) ?? this.read(text);
    this.own.set(text, known);
    return known;
  }

  /** Learns the features of the training texts. */
  fit(texts: readonly FeatureText[]): FittedFeatures {
    const own = texts.map((text) => this.of(text));
    const documents = new Uint32Array(this.numbers.size);
    const order: number[] = [];
    const mean = new Float64Array(this.vectors.dimensions);
    const embedding = this.settings.embedding > 0 ? (texts[0]?.embedding?.length ?? 0) : 0;
    const meanEmbedding = new Float64Array(embedding);
    own.forEach(({ words, characters, extra, mean: ownMean }, i) => {
      for (const { columns } of [words, characters, extra])
        for (let at = 0; at < columns.length; at += 1) {
          const number = columns[at] as number;
          if (documents[number] === 0) order.push(number);
          documents[number] = (documents[number] as number) + 1;
        }
      addShare(mean, ownMean, texts.length);
      const ownEmbedding = texts[i]?.embedding;
      if (ownEmbedding) addShare(meanEmbedding, ownEmbedding, texts.length);
    });
    const all = [...this.numbers.keys()];
    const names = order.map((number) => all[number] ?? '');
    const idf = Float64Array.from(order, (number) => Math.log((1 + texts.length) / (1 + (documents[number] ?? 0))) + 1);
    return { names, idf, texts: texts.length, mean, meanEmbedding };
  }

  /** Their vectors by what was learned, as {@link Features} makes them of texts that it has never seen. */
  vectorsBy(fitted: FittedFeatures): Vectors {
    const columns = new Int32Array(this.numbers.size).fill(-1);
    fitted.names.forEach((name, column) => {
      const number = this.numbers.get(name);
      if (number !== undefined) columns[number] = column;
    });
    const making = new FeatureVector(fitted, this.settings);
    const add = ({ columns: numbers, counts }: CountedColumns, weight: number) => {
      const learned = new Int32Array(numbers.length);
      for (let i = 0; i < learned.length; i += 1) learned[i] = columns[numbers[i] as number] ?? -1;
      making.addBlock({ columns: learned, counts }, weight);
    };
    return {
      size: making.size,
      dense: making.dense,
      passing: (text) => {
        const own = this.of(text);
        add(own.words, this.settings.words);
        add(own.characters, this.settings.characters);
        add(own.extra, this.settings.extra);
        return making.finish(own.mean, text.embedding);
      },
    };
  }

  private read({ words, extra = [] }: FeatureText): OwnFeatures {
    const stems = words.map((word) => this.number(`w ${stem(word)}`));
    const runs = stemRuns(words, this.settings.longestRun).map((run) => this.number(run));
    const ownExtra = this.settings.extra > 0 ? extra.map((feature) => this.number(`x ${feature}`)) : [];
    return {
      words: this.counted([stems, runs]),
      characters: this.counted(words.map((word) => this.characterNumbers(word))),
      extra: this.counted([ownExtra]),
      mean: meanVector(words, this.vectors),
    };
  }

  /** Numbers, each once, in the order in which they first stand there, with how often they do. */
  private counted(parts: readonly (readonly number[])[]): CountedColumns {
    const { places } = this;
    const columns: number[] = [];
    const counts: number[] = [];
    for (const part of parts)
      for (const number of part) {
        const place = places[number] as number;
        if (place > 0) counts[place - 1] = (counts[place - 1] as number) + 1;
        else places[number] = counts.push(1);
        if (place === 0) columns.push(number);
      }
    for (const number of columns) places[number] = 0;
    return { columns: Int32Array.from(columns), counts: Int32Array.from(counts) };
  }

  private characterNumbers(word: string): readonly number[] {
    const known = this.runs.get(word) ?? characterRuns(word).map((run) => this.number(run));
    this.runs.set(word, known);
    return known;
  }

  private number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.places.push(0) - 1;
  }
}
