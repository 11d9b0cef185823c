import type { Json } from './json';

/** What Slack sends: an event, a slash command, or what a tap on a card brings. */
export interface Delivery {
  readonly type: 'event' | 'command' | 'interaction';
  readonly payload: Json;
}

/** How a delivery is marked when it is sent again. `attempt` counts from 1. */
interface Retry {
  readonly attempt: number;
  readonly reason: 'http_timeout' | 'http_error';
}

/** What came back: `acknowledged` within three seconds, and the status (200 over a socket, 0 for nothing). */
export interface Acknowledgement {
  readonly acknowledged: boolean;
  readonly status: number;
  readonly ms: number;
  /** What the acknowledgement holds beside itself: what becomes of a form. */
  readonly body?: Json;
}

/** A way from Slack to the bot. */
export interface Line {
  deliver(delivery: Delivery, retry?: Retry): Promise<Acknowledgement>;
}

/** Slack gives up waiting after this long. */
export const ACKNOWLEDGE_WITHIN_MS = 3_000;
