import { webApi } from '@slack/bolt';
import { type ErrorWithoutWords, withoutWords } from '../../error-without-words';

/** A reply through a response_url that Slack refused. `retryAfter` is in seconds. */
export class ResponseUrlError extends Error {
  constructor(
    readonly code: string,
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}

/** A failure of which the one who asked was told: nothing is tried again behind their back. */
export class ToldError extends Error {
  constructor(readonly failure: unknown) {
    super('told');
  }
}

/**
 * The short code of a failed call: Slack's own (`not_in_channel`), or `ratelimited`, `http_503`, `timeout`,
 * `unreachable`, or `unknown` for one that is not Slack's. Its text is never logged: that may hold what somebody wrote.
 */
export function slackCode(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return codeOnly(error.data.error);
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError)
    return error.original.name === 'TimeoutError' ? 'timeout' : 'unreachable';
  if (error instanceof ResponseUrlError) return error.code;
  if (error instanceof ToldError) return slackCode(error.failure);
  return 'unknown';
}

/** What the log says of a failure: Slack's code for it; of an error that is not Slack's, where in the code it came from. */
export function logged(error: unknown): { readonly code: string } & Partial<ErrorWithoutWords> {
  if (error instanceof ToldError) return logged(error.failure);
  const code = slackCode(error);
  return code === 'unknown' ? { code, ...withoutWords(error) } : { code };
}

/** Failures that pass by themselves; Slack asks to try again after its own ones. */
const PASSING =
  /^(?:ratelimited|timeout|unreachable|internal_error|fatal_error|service_unavailable|request_timeout|http_5\d\d|http_429)$/;

/** True when the same call may work later, and nobody was told that it won't be made. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof ToldError) && PASSING.test(slackCode(error));
}

/** A code as Slack writes them, or `unreadable_reply` where something else (a proxy's error page) stands in its place. */
export function codeOnly(code: unknown): string {
  return typeof code === 'string' && /^[a-z0-9_]{1,64}$/.test(code) ? code : 'unreadable_reply';
}
