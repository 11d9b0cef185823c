import { sentencesOf } from './sentences';

/** The encoder reads about this many words; longer texts are read by words alone. */
const LONGEST = 500;
/** Sentences of a message that are encoded by themselves. */
const MOST_SENTENCES = 6;

/** The texts of a message that the sentence encoder reads: the whole where it is short enough, and its first sentences. */
export function textsToEncode(text: string): string[] {
  const whole = text.trim();
  if (!/\p{L}/u.test(whole)) return [];
  const sentences = sentencesOf(whole.slice(0, LONGEST * MOST_SENTENCES)).slice(0, MOST_SENTENCES);
  return [...new Set([whole, ...sentences])].filter((one) => one.length <= LONGEST);
}
