import { createHmac, randomBytes } from 'node:crypto';

const LIFE_MS = 30 * 60_000;
const MOST = 5_000;

/**
 * The threads in which this process has answered, for half an hour, and who asked there last: as a hash under a key that is
 * made when the process starts and kept nowhere, so that it leads back to nobody.
 */
export interface OurThreads {
  /** Remembers that somebody's question was answered there. */
  answered(thread: string, user: string): void;
  /** Whether we have answered there. */
  has(thread: string): boolean;
  /**
   * Whether what `user` writes there may go on from our answer: they asked last, and nobody else has written since. A message
   * of somebody else's, or `toOthers`, one that calls on other people, ends that until the next answer.
   */
  isWithAsker(thread: string, user: string, toOthers: boolean): boolean;
}

/** Makes the memory. `clock` is in milliseconds. */
export function createOurThreads(clock: () => number): OurThreads {
  const key = randomBytes(32);
  const threads = new Map<string, { asker: string | undefined; at: number }>();
  const hash = (thread: string, user: string) =>
    createHmac('sha256', key).update(`${thread}\n${user}`).digest('base64');

  function find(thread: string) {
    const found = threads.get(thread);
    if (found && clock() - found.at < LIFE_MS) return found;
    threads.delete(thread);
    return undefined;
  }

  return {
    answered(thread, user) {
      threads.delete(thread);
      threads.set(thread, { asker: hash(thread, user), at: clock() });
      for (const oldest of threads.keys()) {
        if (threads.size <= MOST) break;
        threads.delete(oldest);
      }
    },
    has: (thread) => find(thread) !== undefined,
    isWithAsker(thread, user, toOthers) {
      const found = find(thread);
      if (!found) return false;
      if (toOthers || found.asker !== hash(thread, user)) found.asker = undefined;
      return found.asker !== undefined;
    },
  };
}
