/** Gives a place back. */
type Leave = () => void;

/** Bounds what is taken in and not done with yet. */
export interface Intake {
  /** A place, room or not: for what nobody would send again. */
  takeAnyway(): Leave;
  /**
   * A place as soon as there is room; undefined where there is none in time, or no more is taken in. Places are given in the order in which
   * they were asked for, first to what comes `again`.
   */
  take(again: boolean): Promise<Leave | undefined>;
  /** Takes in nothing more, and refuses what waits. Resolves when all that was taken in is done with, or after so many milliseconds. */
  close(patienceMs: number): Promise<void>;
}

export interface IntakeLimits {
  /** The most that is inside, but for what is taken in anyway. */
  readonly most: number;
  /** How long anything waits for room, in milliseconds. */
  readonly patienceMs: number;
}

interface Waiting {
  readonly admit: (leave: Leave | undefined) => void;
  readonly timer: NodeJS.Timeout;
}

/** Makes an intake in memory. */
export function createIntake({ most, patienceMs }: IntakeLimits): Intake {
  // Slack's second and third try before what it sends for the first time.
  const lines = [new Set<Waiting>(), new Set<Waiting>()] as const;
  let inside = 0;
  let isOpen = true;
  let onEmpty = () => {};

  function enter(): Leave {
    inside += 1;
    return leave;
  }

  function leave(): void {
    inside -= 1;
    if (inside === 0) onEmpty();
    while (inside < most) {
      const line = lines.find(({ size }) => size > 0);
      const [next] = line ?? [];
      if (!line || !next) return;
      line.delete(next);
      clearTimeout(next.timer);
      next.admit(enter());
    }
  }

  return {
    takeAnyway: enter,
    async take(again) {
      if (!isOpen) return undefined;
      const line = lines[again ? 0 : 1];
      if (inside < most && lines.every(({ size }) => size === 0)) return enter();
      return new Promise((admit) => {
        const timer = setTimeout(() => {
          line.delete(waiting);
          admit(undefined);
        }, patienceMs);
        const waiting = { admit, timer };
        line.add(waiting);
      });
    },
    async close(lastMs) {
      isOpen = false;
      for (const line of lines) {
        for (const { admit, timer } of line) {
          clearTimeout(timer);
          admit(undefined);
        }
        line.clear();
      }
      if (inside === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lastMs);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
