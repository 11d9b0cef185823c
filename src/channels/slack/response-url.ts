import { type Fetched, fetchWithin } from '../fetch-within';
import { codeOnly, ResponseUrlError } from './slack-error';

const call = fetchWithin(5_000);

/**
 * Posts to the address that Slack sent along with a slash command or a tap (five times in thirty minutes). Rejects with
 * a {@link ResponseUrlError}. Bolt's own `respond` has no time limit and tells nothing of a refusal in the body.
 */
export async function postToResponseUrl(url: string, message: Record<string, unknown>): Promise<void> {
  const response = await send(url, message);
  const body = await response.text().catch(() => '');
  const refusal = errorIn(body);
  if (response.ok && refusal === undefined) return;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new ResponseUrlError(
    response.status === 429 ? 'ratelimited' : (refusal ?? `http_${response.status}`),
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

async function send(url: string, message: Record<string, unknown>): Promise<Fetched> {
  try {
    return await call(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
  } catch (error) {
    // Not by instanceof: a DOMException of another realm is no Error of ours.
    const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
    throw new ResponseUrlError(name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
}

/** Slack answers `ok`, or JSON with an error, sometimes under status 200. */
function errorIn(body: string): string | undefined {
  try {
    const reply: unknown = JSON.parse(body);
    if (typeof reply !== 'object' || reply === null || !('ok' in reply) || reply.ok !== false) return undefined;
    return codeOnly('error' in reply ? reply.error : undefined);
  } catch {
    return undefined;
  }
}
