import type { Logger } from 'pino';
import { withoutWords } from './error-without-words';
import { UNCAUGHT_STATUS } from './exit-status';

/** How an error came past everything that could have caught it. A closed list, used by metrics and alerts. */
export const UNCAUGHT = ['exception', 'rejection'] as const;
export type Uncaught = (typeof UNCAUGHT)[number];

interface Parts {
  readonly log: Logger;
  readonly count: (kind: Uncaught) => void;
  /** Ends the program in good order, with this status. Called again for each exception. */
  readonly end: (status: number) => void;
}

/**
 * Logs errors that nothing caught, without the words of them, which Node would print. After an exception the program ends: it broke off
 * whatever ran, and nobody knows what it left half done. After a rejection it goes on: one promise failed, of one answer or one
 * background task, and all else is as it was. Were that an end, one request of a stranger could be the end for everybody.
 */
export function watchUncaught({ log, count, end }: Parts): void {
  process.on('uncaughtException', (error) => {
    count('exception');
    log.fatal({ uncaught: 'exception', ...withoutWords(error) }, 'an error that nothing caught; stopping');
    end(UNCAUGHT_STATUS);
  });
  process.on('unhandledRejection', (reason) => {
    count('rejection');
    log.error({ uncaught: 'rejection', ...withoutWords(reason) }, 'a promise failed and nothing caught it; going on');
  });
}
