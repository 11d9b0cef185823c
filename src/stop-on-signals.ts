import type { Logger } from 'pino';
import { withoutWords } from './error-without-words';

/** By then it has stopped, one way or another: what started us sends a SIGKILL soon after (deploy/ gives it 15 s or more). */
const WITHIN_MS = 10_000;

/**
 * Ends the program at SIGTERM or SIGINT: runs `stop`, for ten seconds at most. A second signal ends it at once.
 *
 * @returns ends it in the same way with this status, unless it is ending. Where `stop` fails or is too slow, a status of 0 becomes 1.
 */
export function stopOnSignals(log: Logger, stop: () => Promise<void>): (status: number) => void {
  let ending = false;
  const end = async (status: number) => {
    if (ending) return;
    ending = true;
    const failed = status || 1;
    process.exitCode = failed;
    setTimeout(() => {
      log.error({ code: 'stop_too_slow' }, 'not all had ended after ten seconds');
      process.exit(failed);
    }, WITHIN_MS).unref();
    try {
      await stop();
    } catch (error) {
      log.error(withoutWords(error), 'stopping failed');
      process.exit(failed);
    }
    log.info('stopped');
    process.exit(status);
  };
  let signals = 0;
  const onSignal = () => {
    signals += 1;
    if (signals > 1) process.exit(1);
    void end(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return (status) => void end(status);
}
