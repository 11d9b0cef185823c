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
export function withinTime<T>(call: () => Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const latest = performance.now() + MOST_TIMES * ms;
    let waited = 0;
    const timer = setTimeout(() => {
      waited += STEP_MS;
      // What has come is read between one step and the next, however long we were at work.
      if (waited < ms && performance.now() < latest) timer.refresh();
      else setImmediate(() => reject(new SlowError('slow')));
    }, STEP_MS);
    const end = () => clearTimeout(timer);
    const called = (async () => call())();
    called.then(resolve, reject);
    called.then(end, end);
  });
}
