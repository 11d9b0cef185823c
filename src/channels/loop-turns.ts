/** Turns for work that holds the event loop up for some milliseconds. */
export interface LoopTurns {
  /** Resolves in the order in which it was asked, once in a round of the event loop. */
  next(): Promise<void>;
}

/**
 * Makes the turns. Understanding a question takes a few milliseconds of this process's one thread, and a burst of questions as many times that:
 * started one in a round of the loop, what arrives meanwhile is read, and acknowledged, between two of them.
 */
export function createLoopTurns(): LoopTurns {
  const waiting: (() => void)[] = [];
  function round(): void {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(round);
  }
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(round);
      }),
  };
}
