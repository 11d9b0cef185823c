import type { SparseVector } from './sparse';
import { AT_ONCE, NO_ROW, TrainingRows } from './training-rows';

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
 * Trains L2-loss linear SVMs over the same examples by dual coordinate descent with shrinking (Hsieh et al. 2008, algorithms 1 and 3):
 * examples that lie well on their side are left out until the others have settled. Several are trained side by side, each as if it were alone.
 * @param dense how many of the features, the last ones, nearly every vector has
 * @returns of each task the weights, the bias as the last of them: `features + 1` numbers
 */
export function trainSvms(
  vectors: readonly SparseVector[],
  tasks: readonly SvmTask[],
  features: number,
  dense = 0,
): Float64Array[] {
  const rows = new TrainingRows(vectors, features, dense);
  const squares = vectors.map(squareWithBias);
  const machines = tasks.map((task) => new Descent(squares, task));
  const learned: Float64Array[] = [];
  /** The machine in each place, and how many have had one. */
  const inPlace = Array.from({ length: AT_ONCE }, (_, place) => place);
  let placed = AT_ONCE;
  /** What the machine in a place wants; one that has learned all makes room for the next. */
  const wantedAt = (place: number): number => {
    for (;;) {
      const at = inPlace[place] as number;
      const machine = machines[at];
      if (!machine) return NO_ROW;
      const example = machine.wants();
      if (example !== undefined) return example;
      learned[at] = rows.takeWeights(place);
      inPlace[place] = placed;
      placed += 1;
    }
  };
  const wanted = new Int32Array(AT_ONCE);
  for (;;) {
    for (let place = 0; place < AT_ONCE; place += 1) wanted[place] = wantedAt(place);
    if (wanted.every((example) => example === NO_ROW)) return learned;
    const products = rows.products(wanted);
    for (let place = 0; place < AT_ONCE; place += 1) {
      const example = wanted[place] as number;
      const step = machines[inPlace[place] as number]?.learn(example, products[place] as number) ?? 0;
      if (step !== 0) rows.add(example, place, step);
    }
  }
}

/** One machine in training: names the example that it wants next, and is told the example's product with its weights. */
class Descent {
  private readonly alphas: Float64Array;
  private readonly order: Int32Array;
  private readonly random = seededRandom(20_240_601);
  private active: number;
  private farthest = Number.POSITIVE_INFINITY;
  private pass = 0;
  private at = 0;
  /** The largest step of this pass, and the largest gradient. */
  private largest = 0;
  private far = 0;

  constructor(
    private readonly squares: readonly number[],
    private readonly task: SvmTask,
  ) {
    this.alphas = new Float64Array(squares.length);
    this.order = Int32Array.from(squares, (_, i) => i);
    this.active = this.order.length;
    this.shuffle();
  }

  /** The example whose product it waits for; undefined once it has learned all. */
  wants(): number | undefined {
    while (this.at >= this.active) if (this.pass >= this.task.settings.epochs || !this.goesOn()) return undefined;
    return this.order[this.at];
  }

  /**
   * Learns from an example.
   * @param product of the example, its bias included, with the weights
   * @returns how many times the example must be added to the weights; 0 for not at all
   */
  learn(example: number, product: number): number {
    const { positive, settings } = this.task;
    const y = positive[example] ? 1 : -1;
    const diagonal = 0.5 / (settings.c * (positive[example] ? settings.positiveWeight : 1));
    const alpha = this.alphas[example] ?? 0;
    const gradient = y * product - 1 + diagonal * alpha;
    if (alpha === 0 && gradient >= 0) {
      if (gradient > this.farthest) {
        this.active -= 1;
        swap(this.order, this.at, this.active);
      } else this.at += 1;
      return 0;
    }
    this.at += 1;
    this.far = Math.max(this.far, gradient);
    const next = Math.max(alpha - gradient / ((this.squares[example] ?? 1) + diagonal), 0);
    const step = (next - alpha) * y;
    if (step === 0) return 0;
    this.alphas[example] = next;
    this.largest = Math.max(this.largest, Math.abs(step));
    return step;
  }

  /** Ends a pass; false when it was the last. */
  private goesOn(): boolean {
    this.pass += 1;
    this.farthest = this.far > 0 ? this.far : Number.POSITIVE_INFINITY;
    if (this.largest < this.task.settings.tolerance) {
      if (this.active === this.order.length) this.pass = this.task.settings.epochs;
      this.active = this.order.length;
      this.farthest = Number.POSITIVE_INFINITY;
    }
    if (this.pass >= this.task.settings.epochs) return false;
    this.shuffle();
    return true;
  }

  private shuffle(): void {
    for (let i = this.active - 1; i > 0; i -= 1) swap(this.order, i, Math.floor(this.random() * (i + 1)));
    this.at = 0;
    this.largest = 0;
    this.far = 0;
  }
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
