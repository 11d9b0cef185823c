/** A part of a message that may be a question of its own. */
const ENDS = /(?<=[.!?;])\s+|\n+/g;

/** A message's sentences with their marks, in order; a message without ends is one sentence. Linear in its length. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** What may stand between two questions; a bare "an" or "n" only before the start of one, since it is an article too. "Yes or no?" is none. */
const JOINS =
  /,?\s+(?:and also|and|&|\+|also|plus|then|but also|as well as|(?:an|n)(?=\s+(?:wh|how|the|a|is|are|do|does|can|could|give)))\s+|,\s+(?!\s|or\b|(?:yes|aye) or (?:no|naw|nae)\b)/gi;

/** A longer sentence is no pair of questions, and one with more joins is a list. */
const LONGEST_PAIR = 300;
const MOST_JOINS = 6;

/** Every way to read a short sentence as two, by a conjunction or a comma in the middle. */
export function halvesOf(sentence: string): [string, string][] {
  if (sentence.length > LONGEST_PAIR) return [];
  const halves: [string, string][] = [];
  // Not by matchAll, which makes a pattern anew each time.
  for (let join = JOINS.exec(sentence); join; join = JOINS.exec(sentence))
    halves.push([sentence.slice(0, join.index), sentence.slice(JOINS.lastIndex)]);
  return halves.length > MOST_JOINS ? [] : halves;
}

/**
 * What a message says beside the parts that are `such`: its other sentences, or the other half of its only one. Empty where
 * there is nothing else.
 */
export function partsBeside(text: string, such: (part: string) => boolean): string {
  const sentences = sentencesOf(text);
  if (sentences.length > 1) return sentences.filter((sentence) => !such(sentence)).join(' ');
  for (const [before, after] of halvesOf(text)) {
    if (such(before) && !such(after)) return after;
    if (such(after) && !such(before)) return before;
  }
  return '';
}
