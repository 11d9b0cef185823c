import { type Change, idOf, merged, perishes, weightOf } from './changes';
import type { Connection } from './connection';
import { withinTime } from './patience';
import { isRefusal } from './store-trouble';

/** The most changes that wait. Counts under the same labels, and turns of one conversation, wait as one. */
const MOST = 10_000;
/** The most that are written in one transaction. */
const MOST_AT_ONCE = 500;
/** How long a change waits for others to be written with, in milliseconds: an answer's turn, its count, and that it was posted. */
const GATHER_MS = 50;
/** Longer than any write that will still succeed, in milliseconds. */
const WRITE_MS = 8_000;

/**
 * What waits to be written, in order, many changes in one transaction. Each is tried until it succeeds or the database refuses what it says. What
 * does not fit is dropped, and counted.
 */
export class WriteQueue {
  private waiting = new Map<string, Change>();
  private underWay = new Map<string, Change>();
  private readonly whoWaits: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isWorking = false;
  private lost = 0;
  private given = 0;

  constructor(
    private readonly connection: Connection,
    private readonly most = MOST,
  ) {}

  /** How many changes wait or are under way. */
  get length(): number {
    return this.waiting.size + this.underWay.size;
  }

  /** How many were dropped, for lack of room or because the database refused them. */
  get dropped(): number {
    return this.lost;
  }

  has(id: string): boolean {
    return this.underWay.has(id) || this.waiting.has(id);
  }

  /** Takes a change back of which nothing is written yet; undefined where there is none. */
  takeBack(id: string): Change | undefined {
    const change = this.waiting.get(id);
    this.waiting.delete(id);
    return change;
  }

  /** Puts a change at the end; where one waits under the same id they become one. */
  put(change: Change): void {
    this.given += 1;
    this.add(idOf(change) ?? `${this.given}`, change);
    if (this.waiting.size > this.most) this.drop();
    if (!this.isWorking) this.timer ??= setTimeout(() => void this.work(), GATHER_MS);
  }

  /** Resolves when nothing waits; begins to write at once. */
  emptied(): Promise<void> {
    if (this.length === 0) return Promise.resolve();
    if (!this.isWorking) void this.work();
    return new Promise((resolve) => this.whoWaits.push(resolve));
  }

  private add(id: string, change: Change): void {
    const before = this.waiting.get(id);
    this.waiting.set(id, before ? merged(before, change) : change);
  }

  private drop(): void {
    const [oldest] = this.waiting;
    const [id, change] = this.oldestPerishing() ?? oldest ?? [];
    if (id === undefined || change === undefined) return;
    this.lost += weightOf(change);
    this.waiting.delete(id);
  }

  private oldestPerishing(): [string, Change] | undefined {
    for (const entry of this.waiting) if (perishes(entry[1])) return entry;
    return undefined;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.waiting.size > 0) {
      const store = await this.connection.whenUp();
      this.underWay = new Map([...this.waiting].slice(0, MOST_AT_ONCE));
      for (const id of this.underWay.keys()) this.waiting.delete(id);
      const changes = [...this.underWay.values()];
      const keep = (some: readonly Change[]) => withinTime(() => store.keep(some), WRITE_MS);
      try {
        await keep(changes).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
          return this.keepOneByOne(keep);
        });
        this.connection.fine();
      } catch (error) {
        this.putBack();
        this.connection.trouble(store, error);
      }
      this.underWay = new Map();
    }
    this.isWorking = false;
    for (const resolve of this.whoWaits.splice(0)) resolve();
  }

  /** One of them was refused: the others are kept without it. */
  private async keepOneByOne(keep: (some: readonly Change[]) => Promise<void>): Promise<void> {
    for (const [id, change] of this.underWay) {
      try {
        await keep([change]);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        this.lost += weightOf(change);
      }
      this.underWay.delete(id);
    }
  }

  /** What was under way waits again, before what has come meanwhile. */
  private putBack(): void {
    const newer = this.waiting;
    this.waiting = this.underWay;
    for (const [id, change] of newer) this.add(id, change);
  }
}
