import { Classifier, type Example, trainClassifier } from './classifier';
import type { KnownTexts } from './known-texts';

/** What cross-validation learns of the scores. */
export interface Calibration {
  /** Below this score the leaflet is said not to answer. */
  readonly threshold: number;
  /** Platt's sigmoid: probability = 1 / (1 + exp(slope * score + offset)). */
  readonly slope: number;
  readonly offset: number;
}

/** A held-out text's best label and score, beside what it should have been. */
export interface HeldOut {
  readonly score: number;
  readonly right: boolean;
  readonly inScope: boolean;
}

/** The parts that examples are divided into, each scored by what the others taught. */
export const FOLDS = [0, 1, 2, 3, 4] as const;
/** How much a rightly refused question counts beside a rightly answered one. */
const REFUSAL = 2.25;
/** Thresholds that lose no more than this share of the examples beside the best one are as good. */
const NEARLY = 0.01;
const LOWEST = -0.2;
const HIGHEST = 0.6;

/** The probability that a best label with this score is the right one. */
export function probability(score: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(slope * score + offset));
}

/**
 * Scores the examples of one fold by a classifier that has seen the others.
 * @param isAsked of an example: the others' scores are left out
 */
export function heldOutOf(
  fold: number,
  examples: readonly Example[],
  known: KnownTexts,
  isAsked: (example: Example) => boolean = () => true,
): HeldOut[] {
  const weights = trainClassifier(
    examples.filter((_, i) => i % FOLDS.length !== fold),
    known,
  );
  const trained = new Classifier(weights, known.vectors, known.vectorsBy(weights.fitted));
  return examples.flatMap((example, i) => {
    const best = i % FOLDS.length === fold && isAsked(example) ? trained.scores(example)[0] : undefined;
    return best
      ? [{ score: best.score, right: best.label === example.label, inScope: example.label !== undefined }]
      : [];
  });
}

/** Scores each example by a classifier that has not seen it ({@link FOLDS} folds, in turn). */
export function crossValidate(
  examples: readonly Example[],
  known: KnownTexts,
  isAsked?: (example: Example) => boolean,
): HeldOut[] {
  return FOLDS.flatMap((fold) => heldOutOf(fold, examples, known, isAsked));
}

/** The threshold at which most examples are answered rightly or refused rightly, one where the leaflet has none counting {@link REFUSAL} times. */
function bestThreshold(heldOut: readonly HeldOut[]): number {
  const sorted = [...heldOut].sort((a, b) => a.score - b.score);
  let gain = 0;
  const candidates = sorted.map((item, i) => {
    // Moving the threshold just above this item refuses it.
    gain += item.inScope ? (item.right ? -1 : 0) : REFUSAL;
    return { gain, threshold: (item.score + (sorted[i + 1]?.score ?? item.score + 1)) / 2 };
  });
  const best = Math.max(...candidates.map((candidate) => candidate.gain));
  // The mean of all that are nearly as good: the very best is an accident of a few examples.
  const good = candidates.filter((candidate) => candidate.gain >= best - NEARLY * heldOut.length);
  const mean = good.reduce((sum, { threshold }) => sum + threshold, 0) / good.length;
  return Math.min(HIGHEST, Math.max(LOWEST, mean));
}

/** Platt scaling by Newton's method with backtracking (Lin, Lin and Weng 2007). @public bench/reliability.mjs */
export function fitSigmoid(heldOut: readonly HeldOut[]): { slope: number; offset: number } {
  const positives = heldOut.filter((item) => item.right).length;
  const negatives = heldOut.length - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const loss = (a: number, b: number) =>
    heldOut.reduce((sum, { score, right }) => {
      const f = a * score + b;
      const target = right ? high : low;
      return sum + (f >= 0 ? target * f + Math.log1p(Math.exp(-f)) : (target - 1) * f + Math.log1p(Math.exp(f)));
    }, 0);
  let a = 0;
  let b = Math.log((negatives + 1) / (positives + 1));
  let current = loss(a, b);
  for (let round = 0; round < 100; round += 1) {
    let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0];
    for (const { score, right } of heldOut) {
      const p = 1 / (1 + Math.exp(a * score + b));
      const d2 = p * (1 - p);
      const d1 = (right ? high : low) - p;
      h11 += score * score * d2;
      h22 += d2;
      h21 += score * d2;
      g1 += score * d1;
      g2 += d1;
    }
    if (Math.abs(g1) < 1e-5 && Math.abs(g2) < 1e-5) break;
    const determinant = h11 * h22 - h21 * h21;
    const da = -(h22 * g1 - h21 * g2) / determinant;
    const db = -(h11 * g2 - h21 * g1) / determinant;
    let step = 1;
    while (step > 1e-10) {
      const next = loss(a + step * da, b + step * db);
      if (next < current) {
        a += step * da;
        b += step * db;
        current = next;
        break;
      }
      step /= 2;
    }
    if (step <= 1e-10) break;
  }
  return { slope: a, offset: b };
}

/** Learns threshold and sigmoid from the scores of all folds. */
export function calibrationBy(heldOut: readonly HeldOut[]): Calibration {
  return { threshold: bestThreshold(heldOut), ...fitSigmoid(heldOut) };
}

/** Learns threshold and sigmoid by cross-validation over examples and background texts. */
export function calibrate(examples: readonly Example[], known: KnownTexts): Calibration {
  return calibrationBy(crossValidate(examples, known));
}

/** The score that a share of the labelled examples pass, each scored by a classifier that has not seen it. For a classifier of one label. */
export function scorePassedBy(share: number, examples: readonly Example[], known: KnownTexts): number {
  const scores = crossValidate(examples, known, ({ label }) => label !== undefined)
    .map(({ score }) => score)
    .sort((a, b) => a - b);
  return scores[Math.floor(scores.length * (1 - share))] ?? 0;
}
