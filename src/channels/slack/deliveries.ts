import { setTimeout as wait } from 'node:timers/promises';
import type { SlackDeps } from './channel';

/** Longer than the slowest reply that still succeeds: a claim whose process died lapses after it. */
const LEASE_MS = 60_000;
/** A store that takes longer than this must not keep a person waiting. */
const STORE_PATIENCE_MS = 200;
/** How often we look whether another process has answered what it claimed. */
const LOOK_AGAIN_MS = 1_000;
/** Slack's last retry comes about six minutes after the event. */
const REMEMBER_MS = 15 * 60_000;

/** Sees to it that what Slack delivers more than once is answered once. */
export interface Deliveries {
  /**
   * Runs `work` unless the delivery under `key` is answered already. While somebody else works on it, waits to see
   * whether they succeed, and takes over when they don't. Rejects with the work's own error, after giving the claim up.
   */
  once(key: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way, or after `patienceMs`. */
  settled(patienceMs: number): Promise<void>;
}

/** Deliveries claimed in the store, so that replicas share them, and in memory, so that a dead or slow store stops nothing. */
export function createDeliveries({ store, log, clock }: Pick<SlackDeps, 'store' | 'log' | 'clock'>): Deliveries {
  const underWay = new Map<string, Promise<boolean>>();
  const answered = new Map<string, number>();

  function remember(key: string): void {
    const now = clock();
    for (const [old, at] of answered) {
      if (now - at < REMEMBER_MS) break;
      answered.delete(old);
    }
    answered.set(key, now);
  }

  async function ask<T>(action: string, call: () => Promise<T>): Promise<T | undefined> {
    const patience = new AbortController();
    try {
      const tooSlow = wait(STORE_PATIENCE_MS, undefined, { ref: false, signal: patience.signal }).then(() => {
        throw new Error('slow');
      });
      return await Promise.race([call(), tooSlow]);
    } catch {
      log.warn({ channel: 'slack', action }, 'the store failed or was slow; going on without it');
      return undefined;
    } finally {
      patience.abort();
    }
  }

  async function claim(key: string): Promise<boolean> {
    for (let waited = 0; waited <= LEASE_MS + LOOK_AGAIN_MS; waited += LOOK_AGAIN_MS) {
      const claimed = (await ask('claim', () => store.claimDelivery(key, LEASE_MS))) ?? 'claimed';
      if (claimed !== 'taken') return claimed === 'claimed';
      await wait(LOOK_AGAIN_MS, undefined, { ref: false });
    }
    return false;
  }

  async function run(key: string, work: () => Promise<void>): Promise<void> {
    if (await claim(key)) {
      try {
        await work();
      } catch (error) {
        await ask('release', () => store.releaseDelivery(key));
        throw error;
      }
      await ask('finish', () => store.finishDelivery(key));
    }
    remember(key);
  }

  return {
    async once(key, work) {
      for (let other = underWay.get(key); other; other = underWay.get(key)) {
        if (await other) return;
      }
      if (answered.has(key)) return;
      const running = run(key, work);
      underWay.set(
        key,
        running.then(
          () => true,
          () => false,
        ),
      );
      try {
        await running;
      } finally {
        underWay.delete(key);
      }
    },
    async settled(patienceMs) {
      const patience = new AbortController();
      const tooLong = wait(patienceMs, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([Promise.all(underWay.values()), tooLong]);
      patience.abort();
    },
  };
}
