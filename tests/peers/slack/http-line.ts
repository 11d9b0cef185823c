import { parsed } from './json';
import { ACKNOWLEDGE_WITHIN_MS, type Delivery, type Line } from './line';
import { signedHeaders } from './signature';

/** Signed requests to the bot's address, as Slack sends them: events as JSON, commands and taps as forms. */
export function httpLine(url: () => string, signingSecret: string): Line {
  return {
    async deliver(delivery, retry) {
      const { body, type } = encode(delivery);
      const again = retry && {
        'x-slack-retry-num': String(retry.attempt),
        'x-slack-retry-reason': retry.reason,
      };
      const began = Date.now();
      try {
        const response = await fetch(url(), {
          method: 'POST',
          headers: { 'content-type': type, ...signedHeaders(signingSecret, body), ...again },
          body,
          signal: AbortSignal.timeout(ACKNOWLEDGE_WITHIN_MS),
        });
        const text = await response.text();
        const holds = text.startsWith('{') ? { body: parsed(text) } : {};
        return { acknowledged: response.ok, status: response.status, ms: Date.now() - began, ...holds };
      } catch {
        return { acknowledged: false, status: 0, ms: Date.now() - began };
      }
    },
  };
}

/** A delivery's body, and the content type it is sent under. */
export function encode({ type, payload }: Delivery): { body: string; type: string } {
  if (type === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = type === 'interaction' ? { payload: JSON.stringify(payload) } : strings(payload);
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

function strings(payload: Delivery['payload']): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}
