import type { Receiver } from '@slack/bolt';
import type { SlackChannel } from './channel';

/** The line on which Slack reaches us. It knows nothing of what is said on it. */
export interface Transport extends SlackChannel {
  /** What Bolt listens to. */
  readonly receiver: Receiver;
}
