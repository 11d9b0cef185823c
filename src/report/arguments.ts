import { readArguments as readKnown, UsageError } from '../command-line';

const USAGE =
  'usage: npm run -s report -- [--since 2026-11-01] [--json]\n       npm run -s report -- --delete ID... [--json]';

/** What is asked of the report. */
export interface ReportArguments {
  /** The first day that is reported, `2026-11-01`; undefined: all that is kept. */
  readonly since: string | undefined;
  /** For a program rather than a person. */
  readonly json: boolean;
  /** The ids of sent questions that are to be deleted; empty: the report is asked for. */
  readonly toDelete: readonly string[];
}

/** Reads the words after `npm run report --`; throws a UsageError that says how they are to be. */
export function readArguments(args: readonly string[]): ReportArguments {
  const { values, positionals } = parsed(args);
  const { since, json = false, delete: named = [] } = values;
  if (named.length === 0 && positionals.length > 0)
    throw wrong(`“${positionals[0]}” is no option. Write -- before the options, so that npm passes them on.`);
  if (named.length > 0 && since !== undefined)
    throw wrong('--delete takes the ids of questions, and no --since: they are deleted one by one.');
  if (since !== undefined && !isDay(since))
    throw wrong(`--since ${since} is no date. Write year, month and day, for example --since 2026-11-01.`);
  return { since, json, toDelete: [...new Set([...named, ...positionals])] };
}

function parsed(args: readonly string[]) {
  const options = {
    since: { type: 'string' },
    json: { type: 'boolean' },
    delete: { type: 'string', multiple: true },
  } as const;
  // The ids after the first are read as words of their own.
  return readKnown(USAGE, { args: [...args], allowPositionals: true, options });
}

function wrong(what: string): UsageError {
  return new UsageError(what, USAGE);
}

/** Whether it is a day of the calendar, written `2026-11-01`. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
