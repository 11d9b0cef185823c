/** How long the channel waits for what, in milliseconds. */
export interface Patience {
  /** For one call of the connector. */
  readonly callMs: number;
  /** For an answer, before a typing sign is shown. A sign before each answer would double what we post, and what Teams' limits count. */
  readonly untilTypingMs: number;
  /** For the typing sign: Teams shows it late or not at all when it takes longer, and the answer goes first. */
  readonly typingMs: number;
  /** For an answer to be posted before its tap is answered: Teams shows "Unable to reach app" after some ten seconds. */
  readonly tapMs: number;
  /** For a question to be kept before its sender is told that it was not: Teams gives up after ten seconds or so. */
  readonly keepMs: number;
}

export const PATIENCE: Patience = { callMs: 8_000, untilTypingMs: 150, typingMs: 500, tapMs: 3_000, keepMs: 5_000 };
