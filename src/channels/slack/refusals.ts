import type { SlackDeps } from './channel';

const TELL_AGAIN_MS = 60_000;

/** Tells of events that are refused: of each in the metrics, in the log once a minute, with how many there were since the last line. */
export function countRefusals({ log, clock, watch }: Pick<SlackDeps, 'log' | 'clock' | 'watch'>): () => void {
  let told = Number.NEGATIVE_INFINITY;
  let refused = 0;
  return () => {
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
