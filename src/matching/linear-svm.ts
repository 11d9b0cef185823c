import type { SparseVector } from './sparse';
import { TrainingRows } from './training-rows';

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

/** What one machine learns: which of the examples are on its positive side, and how. */
export interface SvmTask {
  readonly positive: readonly boolean[];
  readonly settings: SvmSettings;
}

/**
 * Trains L2-loss linear SVMs over the same examples, each as if it were alone.
 * @param vectors each is done with when the next is asked for
 * @param dense how many of the features, the last ones, nearly every vector has
 * @returns of each task the weights, the bias as the last of them: `features + 1` numbers
 */
export function trainSvms(
  vectors: Iterable<SparseVector>,
  tasks: readonly SvmTask[],
  features: number,
  dense = 0,
): Float32Array[] {
  const rows = new TrainingRows(vectors, features, dense);
  return tasks.map((task) => {
    descend(rows, task);
    return rows.takeWeights();
  });
}

/**
 * Dual coordinate descent with shrinking (Hsieh et al. 2008, algorithms 1 and 3): examples that lie well on their side are left out until the
 * others have settled.
 * @param rows whose weights learn
 */
function descend(rows: TrainingRows, { positive, settings }: SvmTask): void {
  const { squares } = rows;
  const alphas = new Float64Array(squares.length);
  const order = Int32Array.from(squares, (_, i) => i);
  const random = seededRandom(20_240_601);
  let active = order.length;
  let farthest = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < settings.epochs; pass += 1) {
    for (let i = active - 1; i > 0; i -= 1) swap(order, i, Math.floor(random() * (i + 1)));
    /** The largest step of this pass, and the largest gradient. */
    let largest = 0;
    let far = 0;
    for (let at = 0; at < active; ) {
      const example = order[at] as number;
      const y = positive[example] ? 1 : -1;
      const diagonal = 0.5 / (settings.c * (positive[example] ? settings.positiveWeight : 1));
      const alpha = alphas[example] as number;
      const gradient = y * rows.product(example) - 1 + diagonal * alpha;
      if (alpha === 0 && gradient > farthest) {
        active -= 1;
        swap(order, at, active);
        continue;
      }
      at += 1;
      if (alpha === 0 && gradient >= 0) continue;
      far = Math.max(far, gradient);
      const next = Math.max(alpha - gradient / ((squares[example] as number) + diagonal), 0);
      const step = (next - alpha) * y;
      if (step === 0) continue;
      alphas[example] = next;
      largest = Math.max(largest, Math.abs(step));
      rows.add(example, step);
    }
    farthest = far > 0 ? far : Number.POSITIVE_INFINITY;
    if (largest >= settings.tolerance) continue;
    if (active === order.length) return;
    active = order.length;
    farthest = Number.POSITIVE_INFINITY;
  }
}

function swap(order: Int32Array, i: number, j: number): void {
  const kept = order[i] ?? 0;
  order[i] = order[j] ?? 0;
  order[j] = kept;
}
