import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { SignpostError } from '../../errors';

/**
 * Only what the connector says that it did not take is sent again: too many requests, a precondition that failed, a service
 * that is not there. After a 500, 502, 504 or no answer the message may be in the conversation already, and a second post would
 * answer twice. (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit)
 */
const NOT_TAKEN: ReadonlySet<number> = new Set([412, 429, 503]);

/** Teams' connector did not take a message, or may not have. */
export class ConnectorError extends SignpostError {
  /** The status that it answered with; undefined when no answer came. */
  readonly status: number | undefined;

  constructor(status: number | undefined, cause?: unknown) {
    const next =
      status === 401
        ? 'Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.'
        : 'If it goes on, see whether Microsoft Teams reports an outage.';
    const said = status === undefined ? 'did not answer' : `answered ${status}`;
    super('TEAMS_CONNECTOR', `Teams' connector ${said} when a message was posted. ${next}`, { cause });
    this.status = status;
  }

  /** True when the message may be in the conversation all the same. */
  get unsure(): boolean {
    return this.status === undefined || (this.status >= 500 && !NOT_TAKEN.has(this.status));
  }

  /** True when Teams does not take this message, though it may take another: malformed by its rules, or too large. */
  get refused(): boolean {
    return this.status === 400 || this.status === 413;
  }

  /** True when the conversation is not there, or the bot was removed from it or is blocked in it. */
  get gone(): boolean {
    return this.status === 403 || this.status === 404;
  }

  /** True when the fault is the line's, false when it is this one conversation's (gone, forbidden, too large a message). */
  get general(): boolean {
    return this.status === undefined || this.status === 401 || this.status === 429 || this.status >= 500;
  }
}

/** One call of the connector. */
export interface ConnectorCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** False where what is posted is not worth a second try. */
  readonly repeats: boolean;
}

/** {@link callConnector} with its time limit. */
export type CallConnector = (call: ConnectorCall) => Promise<string>;

const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Makes one call and gives the reply's body; with at most two repeats and only where they cannot post a message twice. Each is waited for `timeoutMs` at most. Throws a
 * {@link ConnectorError} for every outcome but 2xx.
 */
export async function callConnector(call: ConnectorCall, timeoutMs: number): Promise<string> {
  const attempts = call.repeats ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt++) {
    const { status, retryAfter, body } = await post(call, timeoutMs);
    if (status >= 200 && status < 300) return body;
    if (attempt >= attempts || !NOT_TAKEN.has(status)) throw new ConnectorError(status);
    await wait(pauseMs(retryAfter, attempt));
  }
}

/** Redirects are not followed: one would carry our token to an address that nobody vouched for. */
async function post({ url, headers, body }: ConnectorCall, timeoutMs: number) {
  // AbortSignal.timeout would hold on to the call for all of the time.
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), timeoutMs);
  try {
    const reply = await request(url, { method: 'POST', headers, body, signal: ended.signal });
    return {
      status: reply.statusCode,
      retryAfter: reply.headers['retry-after'],
      // What was taken stays taken, though the rest of the reply is lost: sent again it would answer twice.
      body: await reply.body.text().catch(() => ''),
    };
  } catch (error) {
    throw new ConnectorError(undefined, error);
  } finally {
    clearTimeout(timer);
  }
}

function pauseMs(retryAfter: string | string[] | undefined, attempt: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const asked = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : attempt * 500;
  return Math.min(asked, LONGEST_PAUSE_MS);
}
