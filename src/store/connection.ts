import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DatabaseStore } from './database-store';
import { withinTime } from './patience';
import { explainTrouble, SlowError } from './store-trouble';

/** When we try again, in milliseconds: after about the least, then twice as long each time, up to the most. */
interface Backoff {
  readonly least: number;
  readonly most: number;
}

export interface ConnectionParts {
  /** Opens the database, its tables up to date. Rejects when that is not possible. */
  readonly open: () => Promise<DatabaseStore>;
  /** The file or server, for the log. */
  readonly place: string;
  readonly log: Logger;
  readonly backoff?: Backoff;
}

/** A database that has been slow for this long, with nothing coming back, is taken for dead. */
const SLOW_FOR_MS = 1_000;
/** One that stays up for this long is tried soon again when it goes. */
const STEADY_MS = 60_000;
/** The same trouble is not told of again before. */
const TELL_AGAIN_MS = 10 * 60_000;

/** The way to a database that may go away and come back: opened again by itself, with backoff and jitter, after any trouble. */
export class Connection {
  private store: DatabaseStore | undefined;
  private readonly whoWaits: ((store: DatabaseStore) => void)[] = [];
  private readonly closing = new AbortController();
  private tries = 0;
  private upSince = 0;
  private slowSince: number | undefined;
  private told: { code: string; at: number; isDown: boolean } | undefined;

  constructor(private readonly parts: ConnectionParts) {}

  /** The store while it can be reached. */
  get current(): DatabaseStore | undefined {
    return this.store;
  }

  /** Begins to connect; resolves when that has succeeded, failed, or taken `patienceMs`. It goes on by itself. */
  async start(patienceMs: number): Promise<void> {
    const first = this.tryOnce();
    void first.then((isUp) => (isUp ? undefined : this.keepTrying()));
    await withinTime(() => first, patienceMs).catch((error: unknown) => this.tell(error));
  }

  /** Waits for as long as it takes. */
  whenUp(): Promise<DatabaseStore> {
    if (this.store) return Promise.resolve(this.store);
    return new Promise((resolve) => this.whoWaits.push(resolve));
  }

  /** Notes that a call to this store was answered. */
  fine(): void {
    this.slowSince = undefined;
  }

  /** Notes that a call to this store failed. It is given up and opened anew; a slow one, when it has been so for a while. */
  trouble(store: DatabaseStore, error: unknown): void {
    if (store !== this.store) return;
    if (error instanceof SlowError) {
      this.slowSince ??= Date.now();
      if (Date.now() - this.slowSince < SLOW_FOR_MS) return;
    }
    this.store = undefined;
    this.slowSince = undefined;
    if (Date.now() - this.upSince > STEADY_MS) this.tries = 0;
    this.tell(error);
    void store.close().catch(() => undefined);
    void this.keepTrying();
  }

  async close(): Promise<void> {
    this.closing.abort();
    const { store } = this;
    this.store = undefined;
    await store?.close().catch(() => undefined);
  }

  private async keepTrying(): Promise<void> {
    const { least, most } = this.parts.backoff ?? { least: 250, most: 15_000 };
    do {
      const longest = Math.min(most, least * 2 ** this.tries);
      this.tries += 1;
      const pause = longest * (0.5 + Math.random() / 2);
      await wait(pause, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
    } while (!this.closing.signal.aborted && !(await this.tryOnce()));
  }

  private async tryOnce(): Promise<boolean> {
    try {
      const store = await this.parts.open();
      if (this.closing.signal.aborted) {
        await store.close();
        return true;
      }
      this.store = store;
      this.upSince = Date.now();
      this.tellThatAllIsWell();
      for (const resolve of this.whoWaits.splice(0)) resolve(store);
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    }
  }

  private tell(error: unknown): void {
    if (this.closing.signal.aborted) return;
    const { code, message } = explainTrouble(error, this.parts.place);
    const now = Date.now();
    if (this.told?.code === code && now - this.told.at < TELL_AGAIN_MS) return;
    this.told = { code, at: now, isDown: true };
    this.parts.log.error({ code }, `${message} Questions are answered all the same, from this process's memory.`);
  }

  private tellThatAllIsWell(): void {
    if (!this.told?.isDown) return;
    this.told = { ...this.told, isDown: false };
    this.parts.log.info({ place: this.parts.place }, 'the database is back');
  }
}
