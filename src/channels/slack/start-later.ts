import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SignpostError } from '../../errors';

/** The pause before the second attempt; each further one is twice as long, up to the longest. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Whether a start failed for something that may pass while Signpost runs: Slack is out of reach, or opens no socket. */
export function mayStartLater(error: unknown): error is SignpostError {
  return (
    error instanceof SignpostError && (error.code === 'slack_unreachable' || error.code === 'slack_socket_refused')
  );
}

/**
 * Starts again and again, until it works or `signal` ends it; never rejects. Pauses are shortened by up to half, by chance: replicas that failed
 * together don't come back together. What stands in the way is logged when it is another than before, for the administrator.
 */
export async function startLater(
  start: () => Promise<void>,
  failure: SignpostError,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  let logged = '';
  let found = failure;
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const { code, message } = found;
    if (code !== logged) log.error({ channel: 'slack', code }, `${message} It is tried again, at least once a minute.`);
    logged = code;
    try {
      await wait(pause * (0.5 + Math.random() / 2), undefined, { signal });
      await start();
      log.info({ channel: 'slack' }, 'Slack is reached now');
      return;
    } catch (error) {
      if (error instanceof SignpostError) found = error;
    }
  }
}
