import { hashed } from './statements';
import type { SentQuestion } from './store';

/**
 * The id under which a sent question is kept: one for a form and its words, however often they are sent, so that a store which was too slow the
 * first time keeps them once. A hash, of which the form's id cannot be read.
 */
export function sentQuestionId({ channel, form, text }: SentQuestion): string {
  return hashed(JSON.stringify([channel, form, text]));
}
