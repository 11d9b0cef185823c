import { setTimeout as wait } from 'node:timers/promises';
import { SignpostError } from '../../errors';
import { type Fetched, fetchWithin } from '../fetch-within';

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
    super('teams_connector', `Teams' connector ${said} when a message was posted. ${next}`, { cause });
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
 * Makes one call and gives the reply's words; with at most two repeats and only where they cannot post a message twice. Each is waited for
 * `timeoutMs` at most. Throws a {@link ConnectorError} for every outcome but 2xx.
 */
export async function callConnector(call: ConnectorCall, timeoutMs: number): Promise<string> {
  const attempts = call.repeats ? ATTEMPTS : 1;
  for (let attempt = 1; ; attempt++) {
    const reply = await post(call, timeoutMs);
    // What was taken stays taken, though the rest of the reply is lost: sent again it would answer twice.
    if (reply.ok) return reply.text().catch(() => '');
    if (attempt >= attempts || !NOT_TAKEN.has(reply.status)) throw new ConnectorError(reply.status);
    await wait(pauseMs(reply.headers.get('retry-after'), attempt));
  }
}

async function post({ url, headers, body }: ConnectorCall, timeoutMs: number): Promise<Fetched> {
  try {
    return await fetchWithin(timeoutMs)(url, { method: 'POST', headers, body });
  } catch (error) {
    throw new ConnectorError(undefined, error);
  }
}

function pauseMs(retryAfter: string | null, attempt: number): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const asked = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : attempt * 500;
  return Math.min(asked, LONGEST_PAUSE_MS);
}
