import { WORDS } from './words.mjs';

/** @typedef {import('../ask').AskReply} AskReply */
/** @typedef {{ question: string } | { choice: { kind: string, id: string } }} Asked */

/** How long an answer may take before the page says that something is wrong, in milliseconds. */
const PATIENCE = 15_000;

/**
 * A conversation with the server: follow-ups are understood within one. Its key is random and lives as long as the page.
 * @returns {(asked: Asked) => Promise<AskReply>} rejects with an Error whose message can be shown to a person
 */
export function openConversation() {
  const thread = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return async (asked) => {
    const unreachable = 'choice' in asked ? WORDS.unreachableTap : WORDS.unreachable;
    const response = await send({ ...asked, thread }).catch(() => {
      throw new Error(unreachable);
    });
    if (response.status === 413) throw new Error(WORDS.tooLong);
    const body = await response.json().catch(() => undefined);
    if (response.ok && body?.cards) return body;
    const reason = response.status < 500 ? body?.error?.message : undefined;
    throw new Error(typeof reason === 'string' ? WORDS.refused + reason : unreachable);
  };
}

/** @param {object} body */
function send(body) {
  return fetch('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/**
 * A button's value (`version:kind:id`) as the choice that is sent; undefined when it is none.
 * @param {unknown} value
 */
export function readChoice(value) {
  const [, kind, id] = typeof value === 'string' ? value.split(':') : [];
  return kind && id ? { kind, id } : undefined;
}
