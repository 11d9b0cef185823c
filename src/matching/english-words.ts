import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = readFileSync(join(__dirname, '..', '..', 'models', 'english-words.txt'), 'utf8');

/**
 * English words, British spellings among them, that are too rare for the word vectors: lower-case, of four letters or more (`models/README.md`).
 * With those they are the list of known spellings.
 */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(file.trimEnd().split('\n'));
