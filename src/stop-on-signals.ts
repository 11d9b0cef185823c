import type { Logger } from 'pino';

/** By then it has stopped, one way or another: what started us sends a SIGKILL soon after (systemd and Kubernetes wait 30 s or more). */
const WITHIN_MS = 10_000;

/** Ends the program at SIGTERM or SIGINT: runs `stop`, for ten seconds at most. A second signal ends it at once. */
export function stopOnSignals(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      log.error({ code: 'stop_too_slow' }, 'not all had ended after ten seconds');
      process.exit(1);
    }, WITHIN_MS).unref();
    await stop();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
