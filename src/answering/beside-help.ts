import { HELP } from '../matching/compiled-model';
import type { Understanding } from '../matching/matcher';
import { partsBeside, sentencesOf } from '../matching/sentences';
import { isThanks, saysThanks } from './thanks';

/** A message of more sentences says what it asks often enough. */
const MOST_SENTENCES = 6;

/**
 * What a message asks beside what it says to Signpost: "Hi, can you help me? A boy in my class ... Thanks". Empty where there is nothing of the one or of
 * the other, and where it begins with thanks: what it tells then was answered before ("cheers. the number worked").
 */
export function besideHelp(text: string, understanding: Understanding): string {
  const { length, 0: first = '' } = sentencesOf(text);
  if (length < 2 || length > MOST_SENTENCES) return '';
  const { words } = understanding.read(first);
  if (isThanks(words) || saysThanks(words)) return '';
  return partsBeside(text, (sentence) => {
    const { topics, threshold, words } = understanding.read(sentence);
    return isThanks(words) || (topics[0]?.topic === HELP && topics[0].score >= threshold);
  });
}
