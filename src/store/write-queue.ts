import type { Connection } from './connection';
import type { DatabaseStore } from './database-store';
import { withinTime } from './patience';
import { isRefusal } from './store-trouble';

/** Something to be written. */
export interface Write {
  /** Writes it; `times` says how often it was put before its turn came. */
  readonly run: (store: DatabaseStore, times: number) => Promise<void>;
  /** Whether it is of no use any more in an hour: such go first when there is no room. */
  readonly perishes: boolean;
}

/** The most writes that wait. Counters under the same labels, and turns of one conversation, wait as one. */
const MOST = 10_000;
/** Longer than any write that will still succeed, in milliseconds. */
const WRITE_MS = 8_000;

/**
 * What waits to be written, in order, while the database is slow or away. Each write is tried until it succeeds or the database refuses what it
 * says. What does not fit is dropped, and counted.
 */
export class WriteQueue {
  private readonly waiting = new Map<string, { write: Write; times: number }>();
  private readonly whoWaits: (() => void)[] = [];
  private underWay: string | undefined;
  private lost = 0;

  constructor(
    private readonly connection: Connection,
    private readonly most = MOST,
  ) {}

  /** How many writes wait or are under way. */
  get length(): number {
    return this.waiting.size + (this.underWay === undefined ? 0 : 1);
  }

  /** How many were dropped, for lack of room or because the database refused them. */
  get dropped(): number {
    return this.lost;
  }

  has(id: string): boolean {
    return this.underWay === id || this.waiting.has(id);
  }

  /** Puts a write at the end; one that waits under the same id is replaced where it stands. */
  put(id: string, write: Write): void {
    const before = this.waiting.get(id);
    this.waiting.set(id, { write, times: (before?.times ?? 0) + 1 });
    if (this.waiting.size > this.most) this.drop();
    if (this.underWay === undefined) void this.work();
  }

  /** Resolves when nothing waits. */
  emptied(): Promise<void> {
    if (this.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.whoWaits.push(resolve));
  }

  private drop(): void {
    const [oldest] = this.waiting.keys();
    const perishing = [...this.waiting].find(([, { write }]) => write.perishes)?.[0];
    const dropped = perishing ?? oldest ?? '';
    this.lost += this.waiting.get(dropped)?.times ?? 0;
    this.waiting.delete(dropped);
  }

  private async work(): Promise<void> {
    for (;;) {
      const [first] = this.waiting;
      if (!first) break;
      const [id, { write, times }] = first;
      this.waiting.delete(id);
      this.underWay = id;
      await this.finish(write, times);
    }
    this.underWay = undefined;
    for (const resolve of this.whoWaits.splice(0)) resolve();
  }

  private async finish(write: Write, times: number): Promise<void> {
    for (;;) {
      const store = await this.connection.whenUp();
      try {
        await withinTime(() => write.run(store, times), WRITE_MS);
        this.connection.fine();
        return;
      } catch (error) {
        if (isRefusal(error)) {
          this.lost += times;
          return;
        }
        this.connection.trouble(store, error);
      }
    }
  }
}
