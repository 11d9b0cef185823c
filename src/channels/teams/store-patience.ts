import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

/** A store that takes longer than this, in milliseconds, must not keep a person waiting. */
const PATIENCE_MS = 200;

/**
 * Asks the store for something that an answer does not depend on. Undefined, and a warning in the log, when it fails or takes
 * longer than 200 ms; never rejects.
 */
export async function askStore<T>(log: Logger, action: string, call: () => Promise<T>): Promise<T | undefined> {
  const patience = new AbortController();
  const tooSlow = wait(PATIENCE_MS, undefined, { ref: false, signal: patience.signal }).then(() => {
    throw new Error('slow');
  });
  try {
    return await Promise.race([call(), tooSlow]);
  } catch {
    log.warn({ channel: 'teams', action }, 'the store failed or was slow; going on without it');
    return undefined;
  } finally {
    patience.abort();
    tooSlow.catch(() => {});
  }
}
