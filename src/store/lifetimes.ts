/** How long a conversation is remembered, in milliseconds. */
export const CONVERSATION_LIFE = 30 * 60 * 1000;
/** How long an answered delivery is remembered: Slack retries for five minutes, late events come within the hour. */
export const DELIVERY_LIFE = 60 * 60 * 1000;

/** The day that a time (milliseconds since the epoch) falls on, UTC: `2026-11-26`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
