import { halvesOf, sentencesOf } from './sentences';

/** The encoder reads about this many words; longer texts are read by words alone. */
const LONGEST = 500;
/** Sentences of a message that are encoded by themselves. */
const MOST_SENTENCES = 6;

/** The ways to read a message as two that are encoded. */
const MOST_PAIRS = 2;

/** The texts of a message that the sentence encoder reads: the whole where it is short enough, and its first sentences. */
export function textsToEncode(text: string): string[] {
  const whole = text.trim();
  if (!/\p{L}/u.test(whole)) return [];
  const sentences = sentencesOf(whole.slice(0, LONGEST * MOST_SENTENCES)).slice(0, MOST_SENTENCES);
  const halves = sentences.length === 1 ? halvesOf(whole).slice(0, MOST_PAIRS).flat() : [];
  return [...new Set([whole, ...sentences, ...halves.map((half) => half.trim())])].filter(
    (one) => one.length <= LONGEST,
  );
}
