import {
  copied,
  type FeatureSettings,
  Features,
  type FeatureText,
  type FittedFeatures,
  type Vectors,
} from './features';
import type { KnownTexts } from './known-texts';
import { DEFAULT_SVM, type SvmSettings, trainSvms } from './linear-svm';
import { Nearest, type Neighbours, NO_NEIGHBOURS, neighboursOf } from './neighbours';
import { addScaled, products, type SparseVector } from './sparse';
import type { WordVectors } from './word-vectors';

/** One training text and its class, or no class at all (a background text, negative for all). */
export interface Example extends FeatureText {
  readonly label: string | undefined;
}

export interface Scored {
  readonly label: string;
  /** Near 1 for a clear case, below 0 for none: the support vector machine's margin, plus the likeness to the class's centre and its nearest example. */
  readonly score: number;
}

/** An order that is the same always. */
export function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || (a.label < b.label ? -1 : 1);
}

/** What training learns, as plain numbers that can be kept in a file. */
export interface ClassifierWeights {
  readonly labels: readonly string[];
  /** One row a feature, of a number for each label; the row of biases last. */
  readonly rows: Float32Array;
  readonly fitted: FittedFeatures;
  readonly settings: FeatureSettings;
  /** What it was trained on, where the nearest of it counts. */
  readonly neighbours: Neighbours;
}

/** How much likeness to the nearest example of no label counts against the others. */
const NEAREST_OF_NONE = 1.35;

/** A one-vs-rest linear classifier over {@link Features}. */
export class Classifier {
  /** Without the neighbours, which are copied and many. */
  private readonly weights: Omit<ClassifierWeights, 'neighbours'>;
  private readonly nearest: Nearest | undefined;
  private readonly sums: Float64Array;

  /** @param features makes the texts' vectors */
  constructor(
    { neighbours, ...weights }: ClassifierWeights,
    vectors: WordVectors,
    private readonly features: Vectors = new Features(weights.fitted, vectors, weights.settings),
  ) {
    this.weights = weights;
    this.sums = new Float64Array(weights.labels.length);
    if (weights.settings.nearest > 0) this.nearest = new Nearest(neighbours);
  }

  /** A text as the classifier sees it. */
  vector(text: FeatureText): SparseVector {
    return copied(this.features.passing(text));
  }

  /** Prepares for texts with these embeddings together: their scores are the same, and come sooner. */
  foresee(embeddings: readonly Float32Array[]): void {
    this.nearest?.foresee(embeddings);
  }

  /** All labels, the best first. */
  scores(text: FeatureText): Scored[] {
    const { labels, rows, settings } = this.weights;
    const biases = this.features.size * labels.length;
    const { sums } = this;
    products(this.features.passing(text), rows, sums);
    const near = text.embedding ? this.nearest?.likeness(text.embedding) : undefined;
    const ofNone = NEAREST_OF_NONE * (near?.[labels.length] ?? 0);
    const likeness = (label: number) => (near ? settings.nearest * ((near[label] ?? 0) - ofNone) : 0);
    return labels
      .map((label, i) => ({ label, score: (sums[i] ?? 0) + (rows[biases + i] ?? 0) + likeness(i) }))
      .sort(bestFirst);
  }
}

/** How much counts against each class what speaks for none of them: a machine of its own learns that from the background texts. */
const BACKGROUND = 0.25;
const BACKGROUND_SVM: SvmSettings = { ...DEFAULT_SVM, positiveWeight: 1 };

/** Trains a classifier; the same examples give the same bits. */
export function trainClassifier(examples: readonly Example[], known: KnownTexts): ClassifierWeights {
  const labels = [...new Set(examples.flatMap((example) => example.label ?? []))].sort();
  const fitted = known.fit(examples);
  const features = known.vectorsBy(fitted);
  /** The sum of each label's vectors, in the labels' order. */
  const centres = new Map(labels.map((label) => [label, new Float64Array(features.size)]));
  function* vectors(): Generator<SparseVector> {
    for (const example of examples) {
      const vector = features.passing(example);
      const centre = example.label === undefined ? undefined : centres.get(example.label);
      if (centre) addScaled(centre, vector, 1);
      yield vector;
    }
  }
  const rows = new Float32Array(labels.length * (features.size + 1));
  const positiveFor = (label: string | undefined) => examples.map((example) => example.label === label);
  const tasks = labels.map((label) => ({ positive: positiveFor(label), settings: DEFAULT_SVM }));
  const ofNone = { positive: positiveFor(undefined), settings: BACKGROUND_SVM };
  const hasNone = labels.length > 1 && ofNone.positive.includes(true);
  const machines = trainSvms(vectors(), hasNone ? [...tasks, ofNone] : tasks, features.size, features.dense);
  const none = hasNone ? machines[labels.length] : undefined;
  [...centres.values()].forEach((centre, label) => {
    const weights = machines[label];
    const length = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let i = 0; i <= features.size; i += 1)
      rows[i * labels.length + label] = (weights?.[i] ?? 0) + (centre[i] ?? 0) / length - BACKGROUND * (none?.[i] ?? 0);
  });
  const neighbours = known.settings.nearest > 0 ? neighboursOf(examples, labels) : NO_NEIGHBOURS;
  return { labels, rows, fitted, settings: known.settings, neighbours };
}
