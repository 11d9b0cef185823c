import { WORDS } from './words.mjs';

/** @typedef {import('../ask').AskReply} AskReply */
/** @typedef {import('../explain').ExplainReply} ExplainReply */
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
    return post('/api/ask', { ...asked, thread }, 'cards', unreachable);
  };
}

/**
 * Asks how an answer came about.
 * @param {string} question
 * @param {AskReply} reply
 * @returns {Promise<ExplainReply>} rejects with an Error whose message can be shown to a person
 */
export function explain(question, { before }) {
  return post('/api/explain', { question, before }, 'parts', WORDS.unreachableTap);
}

/**
 * @param {string} path
 * @param {object} sent
 * @param {string} needed what the body of a reply must hold
 * @param {string} unreachable what is said when the server does not answer
 */
async function post(path, sent, needed, unreachable) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(sent),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => {
    throw new Error(unreachable);
  });
  if (response.status === 413) throw new Error(WORDS.tooLong);
  const body = await response.json().catch(() => undefined);
  if (response.ok && body?.[needed]) return body;
  const reason = response.status < 500 ? body?.error?.message : undefined;
  throw new Error(typeof reason === 'string' ? WORDS.refused + reason : unreachable);
}

/**
 * A button's value (`version:kind:id`) as the choice that is sent; undefined when it is none.
 * @param {unknown} value
 */
export function readChoice(value) {
  const [, kind, id] = typeof value === 'string' ? value.split(':') : [];
  return kind && id ? { kind, id } : undefined;
}
