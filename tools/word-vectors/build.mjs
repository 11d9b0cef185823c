import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cosine } from './cosine.mjs';
import { decode, encode } from './format.mjs';
import { quantise } from './quantise.mjs';
import { readSource } from './source.mjs';

const WORDS = 50_000;
const LOWEST_MEAN_COSINE = 0.98;
const TARGET = new URL('../../models/word-vectors.bin', import.meta.url);

const { words, vectors, dimensions, lastRank } = readSource(WORDS);
const file = encode(words, vectors.map(quantise), dimensions);

const decoded = decode(file);
if (decoded.words.some((word, row) => word !== words[row])) throw new Error('the words do not read back as written');
const cosines = vectors.map((vector, row) => cosine(vector, decoded.vectors[row])).sort((a, b) => a - b);
const mean = cosines.reduce((sum, x) => sum + x, 0) / cosines.length;
if (!(mean > LOWEST_MEAN_COSINE))
  throw new Error(`mean cosine ${mean} is not above ${LOWEST_MEAN_COSINE}: nothing written`);

mkdirSync(new URL('.', TARGET), { recursive: true });
writeFileSync(TARGET, file);
console.log(`wrote    ${fileURLToPath(TARGET)}`);
console.log(`words    ${words.length}, the last at place ${lastRank} of the package's list; ${dimensions} dimensions`);
console.log(`bytes    ${file.length}`);
console.log(`sha256   ${createHash('sha256').update(file).digest('hex')}`);
console.log(
  `cosine   mean ${mean.toFixed(5)}, 1 % ${cosines[WORDS / 100].toFixed(5)}, lowest ${cosines[0].toFixed(5)}`,
);
