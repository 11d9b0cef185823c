import { request } from 'undici';

/** What is sent; the part of fetch's own options that a platform's API needs. */
interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | FormData;
}

/** What came back, read to its end; the part of fetch's own Response that the client of Slack's Web API uses. */
export interface Fetched {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null; entries(): Iterable<[string, string]> };
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  text(): Promise<string>;
}

/**
 * A fetch over undici's `request`, which node's own fetch is built on: without its streams and signals a call takes less than half of the
 * processor's time. Redirects are refused: a token would go along to an address that nobody vouched for. Rejects with a `TimeoutError` when not
 * all has come after `limitMs`, and with undici's error when the address cannot be reached.
 */
export function fetchWithin(limitMs: number): (url: string | URL, sent?: Sent) => Promise<Fetched> {
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    // AbortSignal.timeout would keep what listens to it for all of the time.
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(new DOMException('nothing came in time', 'TimeoutError')), limitMs);
    try {
      // Slack's client makes a form of bytes alone, and we send none.
      if (body !== undefined && typeof body !== 'string') throw new TypeError('only text is sent');
      const reply = await request(url, { method, headers, signal: ended.signal, body: body ?? null });
      const text = await reply.body.text();
      if (reply.statusCode >= 300 && reply.statusCode < 400) throw new Error('redirected');
      return fetched(String(url), reply.statusCode, reply.statusText, reply.headers, text);
    } finally {
      clearTimeout(timer);
    }
  };
}

function fetched(
  url: string,
  status: number,
  statusText: string,
  given: Readonly<Record<string, string | string[] | undefined>>,
  text: string,
): Fetched {
  const headers = new Map(Object.entries(given).map(([name, value]) => [name, String(value)]));
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: { get: (name) => headers.get(name.toLowerCase()) ?? null, entries: () => headers.entries() },
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    json: async () => JSON.parse(text),
    text: async () => text,
  };
}
