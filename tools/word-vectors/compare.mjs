// Does 4 bits a dimension change what the vectors say? Usage: node compare.mjs [folder of CLINC150]
import { readFileSync } from 'node:fs';
import { compareIntents } from './compare-intents.mjs';
import { cosine } from './cosine.mjs';
import { decode } from './format.mjs';
import { readSource } from './source.mjs';

const NEIGHBOURS = 10;
const PROBE_EVERY = 100;

const small = decode(readFileSync(new URL('../../models/word-vectors.bin', import.meta.url)));
const original = readSource(small.words.length);

function nearest(vectors, probe) {
  const scored = vectors.map((vector, row) => [row === probe ? -Infinity : cosine(vectors[probe], vector), row]);
  return new Set(
    scored
      .sort((a, b) => b[0] - a[0])
      .slice(0, NEIGHBOURS)
      .map(([, row]) => row),
  );
}

let probes = 0;
let sameFirst = 0;
let kept = 0;
for (let probe = 0; probe < small.words.length; probe += PROBE_EVERY) {
  const before = nearest(original.vectors, probe);
  const after = nearest(small.vectors, probe);
  probes += 1;
  if ([...before][0] === [...after][0]) sameFirst += 1;
  kept += [...before].filter((row) => after.has(row)).length / NEIGHBOURS;
}
console.log(
  `neighbours, ${probes} words against all: ${((100 * kept) / probes).toFixed(1)} % of the ten nearest kept,`,
);
console.log(`  the nearest the same for ${((100 * sameFirst) / probes).toFixed(1)} %`);

const folder = process.argv[2];
if (folder !== undefined) {
  const rowOf = new Map(small.words.map((word, row) => [word, row]));
  for (const [name, vectors] of [
    ['original', original.vectors],
    ['4 bits', small.vectors],
  ]) {
    const { top1, auroc } = compareIntents(folder, (word) => vectors[rowOf.get(word)]);
    console.log(
      `intents by word vectors alone, ${name}: top-1 ${top1.toFixed(2)} %, out-of-scope AUROC ${auroc.toFixed(2)} %`,
    );
  }
}
