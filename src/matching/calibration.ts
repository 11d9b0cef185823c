import { Classifier, type Example, trainClassifier } from './classifier';
import type { KnownTexts } from './known-texts';

/** Platt's sigmoid: probability = 1 / (1 + exp(slope * score + offset)). */
export interface Sigmoid {
  readonly slope: number;
  readonly offset: number;
}

/** What cross-validation learns of the scores. */
export interface Calibration extends Sigmoid {
  /** Below this score the leaflet is said not to answer. */
  readonly threshold: number;
}

/** The score of a held-out text's best label, and whether that is its own. */
export interface HeldOut {
  readonly score: number;
  readonly right: boolean;
}

/** Examples are divided into five parts, and these are scored by what the other four taught: three are as good as all, in three fifths of the time. */
export const FOLDS = [0, 1, 2] as const;
const PARTS = 5;
/** The probability of being right that an answer needs. */
const NEEDED = 0.46;
const BOUNDS: Bounds = { lowest: -0.2, highest: 0.6 };

/** Worked out once: each is asked for in every fold. */
const folds = new WeakMap<Example, number>();

/** The fold of an example, by its words alone (FNV-1a): an edit elsewhere moves it to no other. */
function foldOf(example: Example): number {
  const known = folds.get(example);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (const letter of example.words.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const fold = (hash >>> 0) % PARTS;
  folds.set(example, fold);
  return fold;
}

/** The probability that a best label with this score is the right one. */
export function probability(score: number, { slope, offset }: Sigmoid): number {
  return 1 / (1 + Math.exp(slope * score + offset));
}

/** Scores the examples of one fold by a classifier that has seen the others. */
export function heldOutOf(fold: number, examples: readonly Example[], known: KnownTexts): HeldOut[] {
  const isHeldOut = (example: Example) => foldOf(example) === fold;
  const weights = trainClassifier(
    examples.filter((example) => !isHeldOut(example)),
    known,
  );
  const trained = new Classifier(weights, known.vectors, known.vectorsBy(weights.fitted));
  return examples.flatMap((example) => {
    const best = isHeldOut(example) ? trained.scores(example)[0] : undefined;
    return best ? [{ score: best.score, right: best.label === example.label }] : [];
  });
}

/** Scores the examples of the {@link FOLDS}, each by a classifier that has not seen it. */
export function crossValidate(examples: readonly Example[], known: KnownTexts): HeldOut[] {
  return FOLDS.flatMap((fold) => heldOutOf(fold, examples, known));
}

/** Platt scaling by Newton's method with backtracking (Lin, Lin and Weng 2007). @public bench/reliability.mjs */
export function fitSigmoid(heldOut: readonly HeldOut[]): Sigmoid {
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

/** Scores between which a threshold stays, whatever is learned. */
export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** The score from which on the best label is right with this probability; the highest where a higher score means nothing. */
export function scoreAt(needed: number, { slope, offset }: Sigmoid, { lowest, highest }: Bounds): number {
  const score = slope < 0 ? (Math.log(1 / needed - 1) - offset) / slope : highest;
  return Math.min(highest, Math.max(lowest, score));
}

/** Learns threshold and sigmoid from the scores of all folds. */
export function calibrationBy(heldOut: readonly HeldOut[]): Calibration {
  const sigmoid = fitSigmoid(heldOut);
  return { threshold: scoreAt(NEEDED, sigmoid, BOUNDS), ...sigmoid };
}

/** Learns threshold and sigmoid by cross-validation over examples and background texts. */
export function calibrate(examples: readonly Example[], known: KnownTexts): Calibration {
  return calibrationBy(crossValidate(examples, known));
}
