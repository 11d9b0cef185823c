import { stem as porter } from 'natural/lib/natural/stemmers/porter_stemmer';

/** After these words an apostrophe-s is "is"; after any other it marks possession and is dropped. */
const IS_WORDS = new Set(
  'what who where when how it that there here he she this whit why nobody naebody somebody someone everybody everyone anybody'.split(
    ' ',
  ),
);

/** What stands for the ending of a contraction, by the ending. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["n't", ['not']],
  ["'re", ['are']],
  ["'ve", ['have']],
  ["'ll", ['will']],
  ["'m", ['am']],
  ["'d", ['would']],
];
const WHOLE = new Map<string, readonly string[]>([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ['cannot', ['can', 'not']],
]);

/** A longer run of letters is no word: what stands beyond this is dropped, so that no later step sees a monster. */
const LONGEST_WORD = 40;

/** What no English keyboard types: of a text without it only case and quotes change. */
const STRANGE = /[^\t\n\r -~]/;

/** Letters and digits as people type them: compatibility forms folded, marks stripped, lower case, straight quotes. */
export function fold(text: string): string {
  if (!STRANGE.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return (
    text
      // Before the decomposition too: it sorts a run of marks, which takes the square of its length.
      .replace(/\p{M}+/gu, '')
      // Two ligatures stand for whole phrases and grow eighteenfold; no word of English is among them.
      .replace(/[\ufdfa\ufdfb]/g, ' ')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
  );
}

/**
 * A question's words: folded, contractions written out, split at everything that is neither letter nor digit.
 * Linear in the length of the text.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const run of fold(text).match(/[\p{L}\p{N}']+/gu) ?? []) {
    if (run.includes("'") || WHOLE.has(run)) words.push(...written(run));
    else words.push(run.slice(0, LONGEST_WORD));
  }
  return words;
}

/** One run of letters, digits and apostrophes, a contraction perhaps, as the words that it stands for. */
function written(run: string): readonly string[] {
  const token = run.slice(0, LONGEST_WORD).replace(/^'+|'+$/g, '');
  const whole = WHOLE.get(token);
  if (whole) return whole;
  if (!token.includes("'")) return token ? [token] : [];
  const base = token.slice(0, -2);
  if (token.endsWith("'s")) return IS_WORDS.has(base) ? [base, 'is'] : [base.replaceAll("'", '')];
  for (const [ending, words] of ENDINGS)
    if (token.endsWith(ending) && token.length > ending.length)
      return [token.slice(0, -ending.length).replaceAll("'", ''), ...words];
  return [token.replaceAll("'", '')];
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

/** A word, or words, as typed and as understood. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** The first of these entries whose words stand in a text from here on. Plain loops: it is asked at every word of every text. */
export function startingHere<Entry extends { readonly words: readonly string[] }>(
  entries: readonly Entry[] | undefined,
  text: readonly string[],
  at: number,
): Entry | undefined {
  if (!entries) return undefined;
  for (const entry of entries) {
    let same = 0;
    while (same < entry.words.length && text[at + same] === entry.words[same]) same += 1;
    if (same === entry.words.length) return entry;
  }
  return undefined;
}

/** Writes out abbreviations and dialect (`sw` -> `social work`), the longest match first, in one pass from the left. */
export class Expander {
  private readonly byFirst = new Map<string, { words: string[]; to: string[] }[]>();

  /** @param expansions what is written -> what is meant, both as people type them. */
  constructor(expansions: ReadonlyMap<string, string>) {
    for (const [written, meant] of expansions) {
      const words = wordsOf(written);
      const first = words[0];
      if (first === undefined) continue;
      const entries = this.byFirst.get(first) ?? [];
      entries.push({ words, to: wordsOf(meant) });
      entries.sort((a, b) => b.words.length - a.words.length);
      this.byFirst.set(first, entries);
    }
  }

  /** @param noted what was written out is put down here, for explanations */
  expand(words: readonly string[], noted?: Correction[]): string[] {
    const out: string[] = [];
    for (let at = 0; at < words.length; ) {
      const entry = startingHere(this.byFirst.get(words[at] ?? ''), words, at);
      if (entry) {
        out.push(...entry.to);
        noted?.push({ from: entry.words.join(' '), to: entry.to.join(' ') });
      } else out.push(words[at] ?? '');
      at += entry ? entry.words.length : 1;
    }
    return out;
  }
}
