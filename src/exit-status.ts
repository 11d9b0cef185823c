import { SignpostError } from './errors';

/** What a process manager can tell from the status with which Signpost ends. docs/slack.md explains them. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  // Settings, arguments or content are not right, or what comes with Signpost is gone: starting again won't help.
  [/^(?:config_|usage$|content_|slack_no_secret$|shipped_file_)/, 2],
  // A chat platform refuses us: an administrator has to act there.
  [/^slack_(?:invalid_auth|missing_scope|socket_refused)$/, 3],
  // A chat platform, or the database of a report, cannot be reached: starting again may help.
  [/_unreachable$/, 4],
];

/** The exit status after an error that nothing caught, in the midst of running: sysexits.h calls it EX_SOFTWARE. Starting again helps. */
export const UNCAUGHT_STATUS = 70;

/** The exit status for an error that ended the start or a report: 2, 3 or 4 as above, 1 for everything else. */
export function exitStatus(error: unknown): number {
  const code = error instanceof SignpostError ? error.code : '';
  return STATUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 1;
}
