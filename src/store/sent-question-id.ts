import { createHash } from 'node:crypto';
import type { SentQuestion } from './store';

/**
 * The id under which a sent question is kept: one for a form and its words, however often they are sent, so that a store which was too slow the
 * first time keeps them once. A hash, of which the form's id cannot be read.
 */
export function sentQuestionId({ channel, form, text }: SentQuestion): string {
  // Hexadecimal: an id that begins with a dash could not be given to a command.
  return createHash('sha256')
    .update(JSON.stringify([channel, form, text]))
    .digest('hex');
}
