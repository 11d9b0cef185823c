import type { SlackDeps } from './channel';

const TELL_AGAIN_MS = 60_000;

/**
 * Tells of events that are refused: of each in the metrics, in the log once a minute, with how many there were since the last line. While
 * Signpost stops it says so, once, and counts none: nothing is too much then.
 */
export function countRefusals(
  { log, clock, watch }: Pick<SlackDeps, 'log' | 'clock' | 'watch'>,
  stopping: AbortSignal,
): () => void {
  let told = Number.NEGATIVE_INFINITY;
  let refused = 0;
  let isStopTold = false;
  return () => {
    if (stopping.aborted) {
      if (!isStopTold) log.info({ channel: 'slack' }, 'stopping: Slack is told to send events again later');
      isStopTold = true;
      return;
    }
    watch?.refused('slack');
    refused += 1;
    if (clock() - told < TELL_AGAIN_MS) return;
    log.warn(
      { channel: 'slack', refused },
      'more is asked than can be answered: Slack is told to send events again later',
    );
    told = clock();
    refused = 0;
  };
}
