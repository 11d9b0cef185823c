import { FeatureCounts } from './feature-counts';
import { NewFeatures } from './feature-numbers';
import { type CountedFeatures, FeatureVector } from './feature-vector';
import type { FeatureSettings, FeatureText, FittedFeatures, Vectors } from './features';
import type { WordVectors } from './word-vectors';

/** Adds an equal share of a vector to a mean; a mean that is shorter takes what it has place for. */
function addShare(mean: Float64Array, vector: Float64Array | Float32Array, of: number): void {
  for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / of;
}

/** What a text brings by itself, before anything is learned. */
interface OwnFeatures {
  readonly blocks: Readonly<Record<'words' | 'characters' | 'extra', CountedFeatures>>;
  readonly mean: Float64Array;
}

/** The own features of texts that are looked at more than once, as training and cross-validation do: each is worked out once. */
export class KnownTexts {
  private readonly own = new Map<FeatureText, OwnFeatures>();
  private readonly numbering = new NewFeatures();
  /** By what was learned: the column of each number; none for what had no number then. */
  private readonly columns = new WeakMap<FittedFeatures, Int32Array>();
  private readonly counts: FeatureCounts;

  constructor(
    readonly vectors: WordVectors,
    readonly settings: FeatureSettings,
  ) {
    this.counts = new FeatureCounts(this.numbering, settings.longestRun, vectors);
  }

  /** Learns the features of the training texts. */
  fit(texts: readonly FeatureText[]): FittedFeatures {
    const own = texts.map((text) => this.of(text));
    const all = this.numbering.names;
    const documents = new Uint32Array(all.length);
    const order: number[] = [];
    const mean = new Float64Array(this.vectors.dimensions);
    const embedding = this.settings.embedding > 0 ? (texts[0]?.embedding?.length ?? 0) : 0;
    const meanEmbedding = new Float64Array(embedding);
    own.forEach(({ blocks, mean: ownMean }, i) => {
      for (const { columns } of [blocks.words, blocks.characters, blocks.extra])
        for (const number of columns) {
          if (documents[number] === 0) order.push(number);
          documents[number] = (documents[number] as number) + 1;
        }
      addShare(mean, ownMean, texts.length);
      const ownEmbedding = texts[i]?.embedding;
      if (ownEmbedding) addShare(meanEmbedding, ownEmbedding, texts.length);
    });
    const names = order.map((number) => all[number] ?? '');
    const idf = Float64Array.from(order, (number) => Math.log((1 + texts.length) / (1 + (documents[number] ?? 0))) + 1);
    const fitted = { names, idf, texts: texts.length, mean, meanEmbedding };
    const columns = new Int32Array(all.length).fill(-1);
    order.forEach((number, column) => {
      columns[number] = column;
    });
    this.columns.set(fitted, columns);
    return fitted;
  }

  /** Their vectors by what {@link fit} learned here, as {@link Features} makes them of texts that it has never seen. */
  vectorsBy(fitted: FittedFeatures): Vectors {
    const columns = this.columns.get(fitted) ?? new Int32Array(0);
    const making = new FeatureVector(fitted, this.settings);
    let learned = new Int32Array(1_024);
    const add = ({ columns: numbers, counts, length }: CountedFeatures, weight: number) => {
      if (length > learned.length) learned = new Int32Array(length);
      for (let i = 0; i < length; i += 1) learned[i] = columns[numbers[i] as number] ?? -1;
      making.addBlock({ columns: learned, counts, length }, weight);
    };
    return {
      size: making.size,
      dense: making.dense,
      passing: (text) => {
        const { blocks, mean } = this.of(text);
        add(blocks.words, this.settings.words);
        add(blocks.characters, this.settings.characters);
        add(blocks.extra, this.settings.extra);
        return making.finish(mean, text.embedding);
      },
    };
  }

  private of(text: FeatureText): OwnFeatures {
    const known = this.own.get(text);
    if (known) return known;
    const own = this.read(text);
    this.own.set(text, own);
    return own;
  }

  private read({ words, extra = [] }: FeatureText): OwnFeatures {
    this.counts.read(words);
    const blocks = {
      words: kept(this.counts.ofStems()),
      characters: kept(this.counts.ofLetters()),
      extra: kept(this.counts.ofExtra(this.settings.extra > 0 ? extra : [])),
    };
    return { blocks, mean: this.counts.meanVector().slice() };
  }
}

function kept({ columns, counts, length }: CountedFeatures): CountedFeatures {
  return { columns: columns.slice(0, length), counts: counts.slice(0, length), length };
}
