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
      const before = tails.get(key);
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      let isOver = false;
      let timer: NodeJS.Timeout | undefined;
      const begin = () => {
        if (!isOver) timer = setTimeout(end, longestMs).unref();
        return ended;
      };
      const tail = before ? before.then(begin) : begin();
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return {
        comes: before ?? Promise.resolve(),
        over() {
          isOver = true;
          clearTimeout(timer);
          end();
        },
      };
    },
  };
}
