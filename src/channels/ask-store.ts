import type { Logger } from 'pino';
import type { Channel } from '../question';
import { withPatience } from '../store/patience';

/**
 * Asks the store on behalf of a channel, for 200 ms at most. Undefined, and a warning in the log that names the action, when it
 * fails or is slow; never rejects.
 */
export function askStore<T>(
  log: Logger,
  channel: Channel,
  action: string,
  call: () => Promise<T>,
): Promise<T | undefined> {
  return withPatience(call, () => log.warn({ channel, action }, 'the store failed or was slow; going on without it'));
}
