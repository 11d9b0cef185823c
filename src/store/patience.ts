import { setImmediate as afterWhatHasCome, setTimeout as wait } from 'node:timers/promises';
import { SlowError } from './store-trouble';

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
  try {
    return await withinTime(call, PATIENCE_MS);
  } catch {
    onTrouble();
    return undefined;
  }
}

/** What a call gives; rejects with its error, or with a SlowError when nothing has come after so many milliseconds. */
export async function withinTime<T>(call: () => Promise<T>, ms: number): Promise<T> {
  const patience = new AbortController();
  const tooLong = wait(ms, undefined, { signal: patience.signal }).then(async () => {
    // When it was us who were busy, the reply has come and only waits to be read.
    await afterWhatHasCome();
    throw new SlowError('slow');
  });
  // Aborted below: that is no failure of anybody's.
  tooLong.catch(() => {});
  try {
    return await Promise.race([call(), tooLong]);
  } finally {
    patience.abort();
  }
}
