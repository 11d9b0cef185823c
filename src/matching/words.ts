import { stem as porter } from 'natural/lib/natural/stemmers/porter_stemmer';

/** After these words an apostrophe-s is "is"; after any other it marks possession and is dropped. */
const IS_WORDS = new Set('what who where when how it that there here he she this whit why'.split(' '));

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [/\bcannot\b/g, 'can not'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
];

/** Letters and digits as people type them: compatibility forms folded, marks stripped, lower case, straight quotes. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'");
}

/**
 * A question's words: folded, contractions written out, split at everything that is neither letter nor digit.
 * Linear in the length of the text.
 */
export function wordsOf(text: string): string[] {
  let folded = fold(text);
  for (const [pattern, replacement] of CONTRACTIONS) folded = folded.replace(pattern, replacement);
  folded = folded.replace(/(\p{L}+)'s\b/gu, (_, base: string) => (IS_WORDS.has(base) ? `${base} is` : base));
  return folded.replace(/'/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

const stems = new Map<string, string>();

/** A word's Porter stem, remembered: the same few thousand words come again and again. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = porter(word);
  if (stems.size < 20_000) stems.set(word, stemmed);
  return stemmed;
}

/** Writes out abbreviations and dialect (`sw` -> `social work`), the longest match first, in one pass from the left. */
export class Expander {
  private readonly byFirst = new Map<string, { from: string[]; to: string[] }[]>();

  /** @param expansions what is written -> what is meant, both as people type them. */
  constructor(expansions: ReadonlyMap<string, string>) {
    for (const [written, meant] of expansions) {
      const from = wordsOf(written);
      const first = from[0];
      if (first === undefined) continue;
      const entries = this.byFirst.get(first) ?? [];
      entries.push({ from, to: wordsOf(meant) });
      entries.sort((a, b) => b.from.length - a.from.length);
      this.byFirst.set(first, entries);
    }
  }

  expand(words: readonly string[]): string[] {
    const out: string[] = [];
    for (let at = 0; at < words.length; ) {
      const entry = this.byFirst
        .get(words[at] ?? '')
        ?.find(({ from }) => from.every((word, offset) => words[at + offset] === word));
      if (entry) out.push(...entry.to);
      else out.push(words[at] ?? '');
      at += entry ? entry.from.length : 1;
    }
    return out;
  }
}
