import { type Dispatcher, request } from 'undici';

/** What is sent; the part of fetch's own options that a platform's API needs. */
interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

/**
 * What came back; the part of fetch's own Response that platforms' clients use. Its status is known even where its words broke off: then reading them
 * rejects, as fetch's own would, so that nobody sends again what was taken.
 */
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
 * processor's time. Redirects are refused: a token would go along to an address that nobody vouched for. Rejects with a `TimeoutError` when no status
 * has come after `limitMs`, and with undici's error when the address cannot be reached; the words that have not come by then are given up, too.
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
      const [read] = await Promise.allSettled([reply.body.text()]);
      if (reply.statusCode >= 300 && reply.statusCode < 400) throw new Error('redirected');
      return fetched(String(url), reply, async () => {
        if (read.status === 'rejected') throw read.reason;
        return read.value;
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

function fetched(url: string, reply: Dispatcher.ResponseData, text: () => Promise<string>): Fetched {
  const headers = new Map(Object.entries(reply.headers).map(([name, value]) => [name, String(value)]));
  return {
    ok: reply.statusCode >= 200 && reply.statusCode < 300,
    status: reply.statusCode,
    statusText: reply.statusText,
    url,
    headers: { get: (name) => headers.get(name.toLowerCase()) ?? null, entries: () => headers.entries() },
    arrayBuffer: async () => new TextEncoder().encode(await text()).buffer,
    json: async () => JSON.parse(await text()),
    text,
  };
}
