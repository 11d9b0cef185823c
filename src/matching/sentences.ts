/** A part of a message that may be a question of its own. */
const ENDS = /(?<=[.!?;])\s+|\n+/g;

/** A message's sentences with their marks, in order; a message without ends is one sentence. Linear in its length. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

const JOINS = /,?\s+(?:and also|and|an|n|&|\+|also|plus|then|but also|as well as)\s+|,\s+/gi;

/** Every way to read a sentence as two, by a conjunction or a comma in the middle. */
export function halvesOf(sentence: string): [string, string][] {
  return [...sentence.matchAll(JOINS)].map((join) => [
    sentence.slice(0, join.index),
    sentence.slice(join.index + join[0].length),
  ]);
}
