import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * The logger that Bolt and its clients write to. At its debug level Bolt writes whole payloads, and its warnings quote
 * errors whose text can hold a piece of a message: so debug and info are dropped, and of a warning only the words
 * before the first bracket, colon or mark are kept ("Request verification failed").
 */
export function boltLog(log: Logger): BoltLogger {
  const drop = () => {};
  return {
    debug: drop,
    info: drop,
    warn: (first: unknown) => log.warn({ from: 'bolt' }, opening(first)),
    error: (first: unknown) => log.error({ from: 'bolt' }, opening(first)),
    setLevel: drop,
    setName: drop,
    getLevel: () => LogLevel.INFO,
  };
}

function opening(message: unknown): string {
  const words = typeof message === 'string' ? /^[A-Za-z' -]{1,80}/.exec(message)?.[0].trim() : undefined;
  return words ? words : 'a problem in the Slack library';
}
