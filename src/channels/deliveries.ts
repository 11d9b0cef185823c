import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { watched } from '../metrics/watch';
import type { Channel } from '../question';
import { askStore } from './ask-store';
import type { ChannelDeps } from './channel-deps';

/** The methods of the store that deliveries are claimed with. */
export type DeliveryMethod = 'claimDelivery' | 'finishDelivery' | 'releaseDelivery';

/** Longer than the slowest reply that still succeeds: a claim whose process died lapses after it. */
const LEASE_MS = 60_000;
/** How often we look whether another process has answered what it claimed. */
const LOOK_AGAIN_MS = 1_000;
/** Long after a platform has given up sending again: Slack's last retry comes about six minutes after the event. */
const REMEMBER_MS = 30 * 60_000;
/** The most that are remembered; the oldest go first. Six minutes of a hundred a second. */
const MOST = 50_000;

/** Sees to it that what a platform delivers more than once is answered once. */
export interface Deliveries {
  /**
   * Runs `work` unless the delivery under `key` is answered already: then it says `repeated`. While somebody else works on it,
   * here or in another process, waits to see whether they succeed, and takes over when they don't. Rejects with the work's own
   * error, after giving the claim up. Without a key it always runs. `log`: that of the request.
   */
  once(log: Logger, key: string | undefined, work: () => Promise<void>): Promise<'done' | 'repeated'>;
}

/** Deliveries claimed in the store, so that replicas share them, and in memory, so that a dead or slow store stops nothing. */
export function createDeliveries(
  { store, clock, watch }: Pick<ChannelDeps<DeliveryMethod>, 'store' | 'clock' | 'watch'>,
  channel: Channel,
  most = MOST,
): Deliveries {
  /** Resolves to whether the delivery is answered; never rejects. */
  const underWay = new Map<string, Promise<boolean>>();
  const answered = new Map<string, number>();

  function remember(key: string): void {
    const now = clock();
    for (const [old, at] of answered) {
      if (now - at < REMEMBER_MS && answered.size < most) break;
      answered.delete(old);
    }
    answered.set(key, now);
  }

  async function claim(log: Logger, key: string): Promise<'claimed' | 'taken' | 'answered'> {
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      const claimed = (await askStore(log, channel, 'claim', () => store.claimDelivery(key, LEASE_MS))) ?? 'claimed';
      if (claimed !== 'taken' || waited > LEASE_MS) return claimed;
      await wait(LOOK_AGAIN_MS, undefined, { ref: false });
    }
  }

  async function run(log: Logger, key: string, work: () => Promise<void>): Promise<'done' | 'repeated'> {
    const claimed = await claim(log, key);
    if (claimed === 'claimed') {
      try {
        await watched(watch, 'reply', channel, work);
      } catch (error) {
        await askStore(log, channel, 'release', () => store.releaseDelivery(key));
        throw error;
      }
    }
    if (claimed !== 'taken') remember(key);
    if (claimed !== 'claimed') return 'repeated';
    await askStore(log, channel, 'finish', () => store.finishDelivery(key));
    return 'done';
  }

  return {
    async once(log, key, work) {
      if (key === undefined) {
        await work();
        return 'done';
      }
      for (let other = underWay.get(key); other; other = underWay.get(key)) {
        if (await other) return 'repeated';
      }
      if (answered.has(key)) return 'repeated';
      const running = run(log, key, work);
      const isAnswered = () => answered.has(key);
      underWay.set(key, running.then(isAnswered, isAnswered));
      try {
        return await running;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
