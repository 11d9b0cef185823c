import { createHmac, randomBytes } from 'node:crypto';
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory';
import type { Channel, Who } from '../question';

/** What a limit counts. A closed list, used by metrics. */
export const LIMIT_SCOPES = ['user', 'workspace'] as const;
export type LimitScope = (typeof LIMIT_SCOPES)[number];

/** Questions a minute: far above what people ask, far below what a script can. */
const A_MINUTE: Readonly<Record<LimitScope, number>> = { user: 300, workspace: 6_000 };

/** As long as a question may be that counts as one. Twenty pages take a second of the processor's time. */
const ONE_QUESTION = 2_000;

/** How many questions somebody may ask. Counted in this process's memory alone, and forgotten after a minute. */
export interface Limits {
  /** Who asks, for {@link Limits.take}: the ids are hashed under a key that only this process has, and never for longer than it runs. */
  who(channel: Channel, user: string, workspace?: string): Who;
  /**
   * Counts a question, a long one (in characters) as several; gives the limit that it is over, if any. What one person asks too much is
   * not counted for their workspace.
   */
  take(who: Who, length?: number): Promise<LimitScope | undefined>;
  /** Whether the next question would be over a limit; counts nothing. */
  isOver(who: Who): Promise<boolean>;
}

/** Makes limits that nobody has used yet. */
export function createLimits(aMinute: Readonly<Record<LimitScope, number>> = A_MINUTE): Limits {
  const key = randomBytes(32);
  const hash = (...ids: readonly string[]) => createHmac('sha256', key).update(JSON.stringify(ids)).digest('base64url');
  const counters = LIMIT_SCOPES.map((scope) => ({
    scope,
    counter: new RateLimiterMemory({ points: aMinute[scope], duration: 60 }),
  }));
  return {
    who: (channel, user, workspace) => ({
      user: hash(channel, workspace ?? '', user),
      ...(workspace === undefined ? {} : { workspace: hash(channel, workspace) }),
    }),
    async take(who, length = 0) {
      const questions = 1 + Math.floor(length / ONE_QUESTION);
      for (const { scope, counter } of counters) {
        const counted = who[scope];
        if (counted !== undefined && !(await consumed(counter, counted, questions))) return scope;
      }
      return undefined;
    },
    async isOver(who) {
      for (const { scope, counter } of counters) {
        const counted = who[scope];
        const used = counted === undefined ? null : await counter.get(counted);
        if (used && used.consumedPoints >= aMinute[scope]) return true;
      }
      return false;
    },
  };
}

async function consumed(
  counter: InstanceType<typeof RateLimiterMemory>,
  counted: string,
  questions: number,
): Promise<boolean> {
  try {
    await counter.consume(counted, questions);
    return true;
  } catch (error) {
    // Over the limit it rejects with how things stand, which is no Error.
    if (error instanceof Error) throw error;
    return false;
  }
}
