import type { Answer } from '../../answering/answer';

/** The card of all contacts, to be pinned by whoever asked for it: nothing but the numbers, and nothing to tap but to call. */
export function contactsCard(answer: Answer): Answer {
  return { ...answer, notes: [], choices: [], related: [] };
}
