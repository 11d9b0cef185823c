import { readShipped } from '../shipped-file';

let words: ReadonlySet<string> | undefined;

/**
 * English words, British spellings among them, that are too rare for the word vectors: lower-case, of four letters or more (`models/README.md`).
 * With those they are the list of known spellings. Read when they are first asked for; throws a SignpostError where their file cannot be.
 */
export function englishWords(): ReadonlySet<string> {
  words ??= new Set(readShipped('models/english-words.txt').toString('utf8').trimEnd().split('\n'));
  return words;
}

/** The same, for asking whether a word is one of them. */
export const ENGLISH_WORDS: Pick<ReadonlySet<string>, 'has'> = { has: (word) => englishWords().has(word) };
