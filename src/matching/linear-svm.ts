import { addScaled, dot, type SparseVector } from './sparse';

export interface SvmSettings {
  /** The penalty of a training error. */
  readonly c: number;
  /** How many times as much an error on a positive costs. */
  readonly positiveWeight: number;
  /** Passes over the data at most. */
  readonly epochs: number;
  /** Stops when no step of a pass is larger than this. */
  readonly tolerance: number;
}

export const DEFAULT_SVM: SvmSettings = { c: 1, positiveWeight: 3, epochs: 25, tolerance: 0.05 };

/** A small generator with a fixed seed (mulberry32): training twice gives the same bits. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Trains one L2-loss linear SVM by dual coordinate descent with shrinking (Hsieh et al. 2008, algorithms 1 and 3): examples that lie well on
 * their side are left out until the others have settled.
 * @returns the weights, the bias as the last of them: `features + 1` numbers
 */
export function trainSvm(
  vectors: readonly SparseVector[],
  positive: readonly boolean[],
  features: number,
  settings: SvmSettings = DEFAULT_SVM,
): Float64Array {
  const weights = new Float64Array(features + 1);
  const alphas = new Float64Array(vectors.length);
  const order = Int32Array.from(vectors, (_, i) => i);
  const random = seededRandom(20_240_601);
  const squares = vectors.map(squareWithBias);
  let active = order.length;
  let farthest = Number.POSITIVE_INFINITY;
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (let i = active - 1; i > 0; i -= 1) swap(order, i, Math.floor(random() * (i + 1)));
    let largest = 0;
    let far = 0;
    for (let at = 0; at < active; at += 1) {
      const i = order[at] ?? 0;
      const vector = vectors[i];
      if (!vector) continue;
      const y = positive[i] ? 1 : -1;
      const diagonal = 0.5 / (settings.c * (positive[i] ? settings.positiveWeight : 1));
      const alpha = alphas[i] ?? 0;
      const gradient = y * (dot(vector, weights) + (weights[features] ?? 0)) - 1 + diagonal * alpha;
      if (alpha === 0 && gradient >= 0) {
        if (gradient > farthest) {
          active -= 1;
          swap(order, at, active);
          at -= 1;
        }
        continue;
      }
      far = Math.max(far, gradient);
      const next = Math.max(alpha - gradient / ((squares[i] ?? 1) + diagonal), 0);
      const step = (next - alpha) * y;
      if (step === 0) continue;
      alphas[i] = next;
      addScaled(weights, vector, step);
      weights[features] = (weights[features] ?? 0) + step;
      largest = Math.max(largest, Math.abs(step));
    }
    farthest = far > 0 ? far : Number.POSITIVE_INFINITY;
    if (largest >= settings.tolerance) continue;
    if (active === order.length) break;
    active = order.length;
    farthest = Number.POSITIVE_INFINITY;
  }
  return weights;
}

/** The square of a vector's length, the bias a feature of 1. */
function squareWithBias({ values }: SparseVector): number {
  let sum = 1;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] as number) * (values[i] as number);
  return sum;
}

function swap(order: Int32Array, i: number, j: number): void {
  const kept = order[i] ?? 0;
  order[i] = order[j] ?? 0;
  order[j] = kept;
}
