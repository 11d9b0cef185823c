interface Waiting<Asked, Given> {
  readonly asked: Asked;
  readonly resolve: (given: Given) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One call at a time of something that takes many: whatever is asked while a call is under way goes together into the next. Each `key` stands
 * once in a call. `all` gives what was asked for in the order of what it was asked.
 */
export function gather<Asked, Given>(
  keyOf: (asked: Asked) => string,
  all: (asked: readonly Asked[]) => Promise<readonly Given[]>,
): (asked: Asked) => Promise<Given> {
  let waiting: Waiting<Asked, Given>[] = [];
  let isUnderWay = false;

  async function work(): Promise<void> {
    isUnderWay = true;
    while (waiting.length > 0) {
      const batch = new Map<string, Waiting<Asked, Given>>();
      const later: Waiting<Asked, Given>[] = [];
      for (const one of waiting) {
        const key = keyOf(one.asked);
        if (batch.size === MOST_AT_ONCE || batch.has(key)) later.push(one);
        else batch.set(key, one);
      }
      waiting = later;
      const together = [...batch.values()];
      try {
        const given = await all(together.map(({ asked }) => asked));
        together.forEach(({ resolve }, i) => {
          resolve(given[i] as Given);
        });
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    isUnderWay = false;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!isUnderWay) void work();
    });
}

/** Far below the number of values that a statement may have: 32,766 in SQLite, 65,535 in PostgreSQL. */
const MOST_AT_ONCE = 500;
