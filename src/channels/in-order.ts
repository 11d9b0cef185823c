import { setTimeout as wait } from 'node:timers/promises';

/** A turn in a queue. */
interface Turn {
  /** Resolves when those before it are over or have had their time. */
  readonly comes: Promise<void>;
  /** Lets the next one go on. */
  over(): void;
}

/** Longer than a reply through a rate limit takes. */
const LONGEST_TURN_MS = 15_000;

/** Queues that keep what is done under one key in the order in which it came. In memory; a key is forgotten when its queue is empty. */
export interface Queues {
  /** Takes the next turn under a key. Queues under other keys are not waited for. */
  take(key: string): Turn;
}

/** Makes the queues. A turn that is not over after `longestMs` gives way: the next one goes on beside it. */
export function createQueues(longestMs = LONGEST_TURN_MS): Queues {
  const tails = new Map<string, Promise<void>>();
  return {
    take(key) {
      const comes = tails.get(key) ?? Promise.resolve();
      const ended = new AbortController();
      const tail = comes.then(() =>
        ended.signal.aborted
          ? undefined
          : wait(longestMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined),
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return { comes, over: () => ended.abort() };
    },
  };
}
