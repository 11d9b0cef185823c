import { setTimeout as wait } from 'node:timers/promises';

/** A store that takes longer than this, in milliseconds, must not keep a person waiting. */
const PATIENCE_MS = 200;

/**
 * Asks the store for something that an answer does not depend on. Undefined when it fails, throws or takes longer than 200 ms,
 * after calling `onTrouble`; never rejects.
 */
export async function withPatience<T>(
  call: () => Promise<T>,
  onTrouble: () => void = () => {},
): Promise<T | undefined> {
  const patience = new AbortController();
  const tooLong = wait(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
    throw new Error('slow');
  });
  // Aborted below: that is no failure of anybody's.
  tooLong.catch(() => {});
  try {
    return await Promise.race([call(), tooLong]);
  } catch {
    onTrouble();
    return undefined;
  } finally {
    patience.abort();
  }
}
