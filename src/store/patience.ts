import { setImmediate as afterWhatHasCome, setTimeout as wait } from 'node:timers/promises';
import { SlowError } from './store-trouble';

/** A store that takes longer than this, in milliseconds, must not keep a person waiting. */
const PATIENCE_MS = 200;
const STEP_MS = 10;
const MOST_TIMES = 5;

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

/**
 * What a call gives; rejects with its error, or with a SlowError when nothing has come after so many milliseconds. Time that this process
 * spent at work, and could not have read a reply, does not count, up to five times as much: under a burst of questions it is not the store
 * that is slow, and who does not wait for a claim answers twice.
 */
export async function withinTime<T>(call: () => Promise<T>, ms: number): Promise<T> {
  const patience = new AbortController();
  const tooLong = runOut(ms, patience.signal);
  // Aborted below: that is no failure of anybody's.
  tooLong.catch(() => {});
  try {
    return await Promise.race([call(), tooLong]);
  } finally {
    patience.abort();
  }
}

async function runOut(ms: number, signal: AbortSignal): Promise<never> {
  const latest = Date.now() + MOST_TIMES * ms;
  // What has come is read between one step and the next, however long we were at work.
  for (let waited = 0; waited < ms && Date.now() < latest; waited += STEP_MS)
    await wait(STEP_MS, undefined, { signal });
  await afterWhatHasCome();
  throw new SlowError('slow');
}
