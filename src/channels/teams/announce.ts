import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KeptTeamsReference, Store } from '../../store/store';
import { ConnectorError } from './connector-fetch';
import { TokenError } from './outgoing-token';
import type { Reply } from './turn';

/** What a notice is brought round with. */
export interface AnnounceParts {
  /** Posts to a conversation in which nobody has just written; rejects with a ConnectorError or TokenError. */
  readonly post: (to: KeptTeamsReference, notice: Reply) => Promise<void>;
  readonly store: Pick<
    Store,
    'teamsReferences' | 'markNotice' | 'removeTeamsReference' | 'claimDelivery' | 'finishDelivery' | 'releaseDelivery'
  >;
  readonly tenants: readonly string[];
  readonly log: Logger;
  /** Ends the round after the posts under way; the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** The least time between the starts of two posts, in milliseconds. */
  readonly everyMs?: number;
}

/** How many conversations came to what. */
export interface AnnounceReport {
  /** Got the notice in this run. */
  readonly sent: number;
  /** Had it already, by an earlier run or another one at the same time. */
  readonly before: number;
  /** Are gone, and were forgotten. */
  readonly gone: number;
  /** May have it or not: it is not sent there again. */
  readonly unsure: number;
  /** Do not have it: run it again. */
  readonly left: number;
}

/** Posts at the same time. */
const AT_ONCE = 4;
/** Ten starts a second: far below the 50 requests a second that Teams lets an app make in a tenant (learn.microsoft.com, "Rate limiting for bots"). */
const EVERY_MS = 100;
/** The notices that each conversation is remembered to have had, the last ones. */
const REMEMBERED = 50;
/** Longer than the slowest post: a claim whose run died lapses after it. */
const LEASE_MS = 60_000;

/**
 * Brings a notice once to each conversation that asked for notices. Run again under the same `id`, it goes on where it stopped; two runs at
 * a time share the work. A fault that holds for all (no token, a refused one) ends the round. Rejects when the store does not work.
 */
export async function announce(notice: Reply, id: string, parts: AnnounceParts): Promise<AnnounceReport> {
  const { store, tenants, log, signal, everyMs = EVERY_MS } = parts;
  const wanted = (await store.teamsReferences()).filter(
    ({ announce, tenantId }) => announce && tenants.some((tenant) => tenant.toLowerCase() === tenantId.toLowerCase()),
  );
  const due = wanted.filter((one) => !noticesOf(one).includes(id));
  const report = { sent: 0, before: wanted.length - due.length, gone: 0, unsure: 0, left: 0 };
  const queue = due.values();
  let next = performance.now();
  let broken = false;

  async function worker(): Promise<void> {
    for (const to of queue) {
      if (broken || signal?.aborted) {
        report.left += 1;
        continue;
      }
      const now = performance.now();
      const start = Math.max(now, next);
      next = start + everyMs;
      await wait(start - now);
      report[await tell(to)] += 1;
    }
  }

  async function tell(to: KeptTeamsReference): Promise<keyof AnnounceReport> {
    const key = `teams:notice:${id}:${to.conversationId}`;
    const claimed = await store.claimDelivery(key, LEASE_MS);
    if (claimed !== 'claimed') return claimed === 'answered' ? 'before' : 'left';
    try {
      await parts.post(to, notice);
    } catch (error) {
      const fault = error instanceof ConnectorError ? error : undefined;
      log.warn({ channel: 'teams', error: nameOf(error), status: fault?.status }, 'a notice could not be posted');
      if (fault?.gone) {
        await store.removeTeamsReference(to.conversationId);
        return 'gone';
      }
      if (!fault?.unsure) {
        broken ||= fault?.status === 401 || error instanceof TokenError;
        await store.releaseDelivery(key);
        return 'left';
      }
      await done();
      return 'unsure';
    }
    await done();
    return 'sent';

    async function done(): Promise<void> {
      await store.markNotice(to.conversationId, [...noticesOf(to), id].slice(-REMEMBERED).join(' '));
      await store.finishDelivery(key);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return report;
}

function noticesOf({ lastNotice }: KeptTeamsReference): string[] {
  return lastNotice?.split(' ') ?? [];
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
