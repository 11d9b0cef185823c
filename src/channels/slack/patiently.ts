import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { isPassing, ResponseUrlError, slackCode } from './slack-error';

const TRIES = 3;
/** A person waits no longer than this for one way of replying; then the next one is tried. */
const LONGEST_WAIT_MS = 10_000;
/**
 * Makes a call, and makes it again where Slack asks for that: after the time that a rate limit names, or a moment after
 * a hiccup of Slack's own. Rejects with the last failure.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const pause = pauseBefore(error, attempt);
      if (attempt === TRIES || pause === undefined || pause > LONGEST_WAIT_MS) throw error;
      await wait(pause);
    }
  }
}

function pauseBefore(error: unknown, attempt: number): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1_000;
  if (error instanceof ResponseUrlError && error.retryAfter !== undefined) return error.retryAfter * 1_000;
  // The client has tried these again already.
  if (error instanceof webApi.WebAPIHTTPError || error instanceof webApi.WebAPIRequestError) return undefined;
  // What Slack was slow to take it may have taken.
  if (slackCode(error) === 'timeout') return undefined;
  return isPassing(error) ? 100 * 4 ** (attempt - 1) : undefined;
}
