import type { Channel } from '../question';

/**
 * The parts of a question's way that are timed. A closed list. `answer`: understanding and composing; `post`: one call of the
 * platform that shows it; `reply`: from the accepted delivery to the posted answer.
 */
export const STAGES = ['answer', 'post', 'reply'] as const;
export type Stage = (typeof STAGES)[number];

/** Looks on while work is done, and leaves it as it is: what it gives and how it fails. */
export interface Watch {
  stage<T>(stage: Stage, channel: Channel, work: () => Promise<T>): Promise<T>;
  /** Counts an event that was not taken in, for want of room. */
  refused(channel: Channel): void;
}

/** Does the work under the eyes of a watch, where there is one. */
export function watched<T>(
  watch: Watch | undefined,
  stage: Stage,
  channel: Channel,
  work: () => Promise<T>,
): Promise<T> {
  return watch ? watch.stage(stage, channel, work) : work();
}
