import { join, sep } from 'node:path';

/** What a log line may hold of an error that is not one of ours: all but its message, which can quote what somebody wrote. */
export interface ErrorWithoutWords {
  /** Its class, such as `TypeError`; the type of what was thrown where that is no error. */
  readonly error: string;
  /** Its stable code, such as `ECONNRESET` or `slack_webapi_platform_error`. */
  readonly code?: string;
  /** The lines of Signpost, its packages and Node that it came through, innermost first: `dist/main.js:12:34`, `node:net:56:7`. */
  readonly frames: readonly string[];
  /** The same of the error behind it. */
  readonly cause?: ErrorWithoutWords;
}

/** What paths are told from: the folder that holds `dist`, or `src`. */
const ROOT = join(__dirname, '..') + sep;
/** How far down a chain of causes is followed. */
const CAUSES = 3;

/** Takes the words out of an error: what is left stands in code, never in what somebody sent. */
export function withoutWords(error: unknown, causes = CAUSES): ErrorWithoutWords {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' && isCode(error.code) ? { code: error.code } : {};
  const cause = error.cause !== undefined && causes > 0 ? { cause: withoutWords(error.cause, causes - 1) } : {};
  const named = /^[A-Z][A-Za-z]*Error$/.test(error.name) ? error.name : error.constructor.name;
  return { error: named, ...code, frames: framesOf(error), ...cause };
}

/** `EPIPE`, `42P01`, `UND_ERR_SOCKET`, `slack_http_error`: no word that a person would write. */
function isCode(text: string): boolean {
  return /^(?=.*_|[A-Z\d]+$)\w{1,60}$/.test(text);
}

/** The stack begins with the message, whose lines can look like frames; and a function's name can come from what was sent. */
function framesOf({ message, stack = '' }: Error): string[] {
  const words = stack.indexOf(message);
  if (words < 0) return [];
  const lines = stack.slice(words + message.length).split('\n');
  return lines.flatMap((line) => {
    const ours = line.indexOf(ROOT);
    const place = ours < 0 ? line.replace(/^.*(?=node:)/, '') : line.slice(ours + ROOT.length);
    return /^ *at /.test(line) ? (place.match(/^(?:node:)?[\w@.+\\/-]+:\d+:\d+(?=\)?$)/) ?? []) : [];
  });
}
