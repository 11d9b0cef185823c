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
 * Trains one L2-loss linear SVM by dual coordinate descent (Hsieh et al. 2008, algorithm 1, without shrinking).
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
  const squares = vectors.map((vector) => vector.values.reduce((sum, value) => sum + value * value, 1));
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const swap = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = swap;
    }
    let largest = 0;
    for (const i of order) {
      const vector = vectors[i];
      if (!vector) continue;
      const y = positive[i] ? 1 : -1;
      const diagonal = 0.5 / (settings.c * (positive[i] ? settings.positiveWeight : 1));
      const alpha = alphas[i] ?? 0;
      const gradient = y * (dot(vector, weights) + (weights[features] ?? 0)) - 1 + diagonal * alpha;
      if (alpha === 0 && gradient >= 0) continue;
      const next = Math.max(alpha - gradient / ((squares[i] ?? 1) + diagonal), 0);
      const step = (next - alpha) * y;
      if (step === 0) continue;
      alphas[i] = next;
      addScaled(weights, vector, step);
      weights[features] = (weights[features] ?? 0) + step;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < settings.tolerance) break;
  }
  return weights;
}
