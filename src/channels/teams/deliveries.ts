import type { Logger } from 'pino';
import type { Store } from '../../store/store';
import { askStore } from './store-patience';

/** Longer than the slowest turn that still succeeds: a claim whose process died lapses after it. */
const LEASE_MS = 60_000;
/** Long after Teams has given up sending an activity again. */
const REMEMBER_MS = 30 * 60_000;

/** Sees to it that what Teams delivers more than once is done once. */
export interface Deliveries {
  /**
   * Runs `work` unless it was done under `key`, here or by another process, or is being done: then it waits for that, where it
   * is done here, and says `repeated`. Rejects with the work's own error, after giving the claim up. Without a key it always runs.
   */
  once(key: string | undefined, work: () => Promise<void>): Promise<'done' | 'repeated'>;
}

/** Deliveries claimed in the store, so that replicas share them, and in memory, so that a dead or slow store stops nothing. */
export function createDeliveries({
  store,
  log,
  clock,
}: {
  store: Store;
  log: Logger;
  clock: () => number;
}): Deliveries {
  const underWay = new Map<string, Promise<void>>();
  const done = new Map<string, number>();

  function remember(key: string): void {
    const now = clock();
    for (const [old, at] of done) {
      if (now - at < REMEMBER_MS) break;
      done.delete(old);
    }
    done.set(key, now);
  }

  async function run(key: string, work: () => Promise<void>): Promise<'done' | 'repeated'> {
    const claim = (await askStore(log, 'claim', () => store.claimDelivery(key, LEASE_MS))) ?? 'claimed';
    if (claim !== 'claimed') return 'repeated';
    try {
      await work();
    } catch (error) {
      await askStore(log, 'release', () => store.releaseDelivery(key));
      throw error;
    }
    remember(key);
    await askStore(log, 'finish', () => store.finishDelivery(key));
    return 'done';
  }

  return {
    async once(key, work) {
      if (key === undefined) {
        await work();
        return 'done';
      }
      const other = underWay.get(key);
      if (other) await other;
      if (other || done.has(key)) return 'repeated';
      const running = run(key, work);
      const settled = running.then(() => {});
      settled.catch(() => {});
      underWay.set(key, settled);
      try {
        return await running;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
