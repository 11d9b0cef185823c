/** Turns for work that holds the event loop up for some milliseconds. */
export interface LoopTurns {
  /** Resolves in the order in which it was asked, when nothing else has come for a moment. */
  next(): Promise<void>;
}

/** A request is read within so many rounds of the loop: libuv takes one connection a round, and its body in later ones. */
const QUIET_ROUNDS = 4;
/** A turn waits through no more rounds than this, however much comes. */
const MOST_ROUNDS = 64;

/**
 * Makes the turns. Understanding a question takes some milliseconds of this process's one thread, and a burst of questions as many times that: so
 * a turn is given when nobody has asked for one in the last rounds of the event loop. Meanwhile requests are read and acknowledged; a round in
 * which nothing happens takes microseconds.
 */
export function createLoopTurns(): LoopTurns {
  const waiting: (() => void)[] = [];
  let quiet = 0;
  let waited = 0;

  function round(): void {
    quiet += 1;
    waited += 1;
    if (quiet >= QUIET_ROUNDS || waited >= MOST_ROUNDS) {
      quiet = 0;
      waited = 0;
      waiting.shift()?.();
    }
    if (waiting.length > 0) setImmediate(round);
  }

  return {
    next: () =>
      new Promise((resolve) => {
        quiet = 0;
        if (waiting.push(resolve) === 1) setImmediate(round);
      }),
  };
}
