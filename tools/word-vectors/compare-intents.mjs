import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosine } from './cosine.mjs';

const EXAMPLES = 8;
const SMOOTHING = 1e-3;

function tokens(text) {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function meanOf(rows) {
  return rows[0].map((_, d) => rows.reduce((sum, row) => sum + row[d], 0) / rows.length);
}

/** Chance that a question in scope scores above one out of scope; ties count half. */
function aurocOf(inScope, outOfScope) {
  let wins = 0;
  for (const a of inScope) for (const b of outOfScope) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (inScope.length * outOfScope.length);
}

/**
 * Ten tasks, one a CLINC150 domain: 15 intents of 8 examples, nearest mean of word vectors, and CLINC's out-of-scope questions.
 * Weights follow SIF (Arora et al. 2017) with each word's share counted in CLINC's training text.
 *
 * @param {string} folder holds clinc_data_full.json and clinc_domains.json
 * @param {(word: string) => ArrayLike<number> | undefined} vectorOf
 * @returns {{ top1: number, auroc: number }} per cent, means over the ten tasks
 */
export function compareIntents(folder, vectorOf) {
  const data = JSON.parse(readFileSync(join(folder, 'clinc_data_full.json'), 'utf8'));
  const domains = Object.values(JSON.parse(readFileSync(join(folder, 'clinc_domains.json'), 'utf8')));

  const counts = new Map();
  const all = data.train.flatMap(([text]) => tokens(text));
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);

  const embed = (text) => {
    const sum = new Array(100).fill(0);
    for (const word of tokens(text)) {
      const vector = vectorOf(word);
      if (vector === undefined) continue;
      const weight = SMOOTHING / (SMOOTHING + (counts.get(word) ?? 0) / all.length);
      for (let d = 0; d < sum.length; d += 1) sum[d] += weight * vector[d];
    }
    return sum;
  };

  const results = domains.map((intents) => {
    const examples = intents.map((intent) => {
      const texts = data.train.filter(([, label]) => label === intent).map(([text]) => text);
      return Array.from({ length: EXAMPLES }, (_, i) => embed(texts[Math.floor((i * texts.length) / EXAMPLES)]));
    });
    const centre = meanOf(examples.flat());
    const centred = (vector) => vector.map((x, d) => x - centre[d]);
    const centroids = examples.map((rows) => meanOf(rows.map(centred)));
    const best = (text) => {
      const vector = centred(embed(text));
      const scores = centroids.map((centroid) => cosine(centroid, vector));
      const score = Math.max(...scores);
      return { score, intent: intents[scores.indexOf(score)] };
    };
    const asked = data.test
      .filter(([, label]) => intents.includes(label))
      .map(([text, label]) => ({ label, ...best(text) }));
    const strange = data.oos_test.map(([text]) => best(text).score);
    return {
      top1: asked.filter(({ label, intent }) => label === intent).length / asked.length,
      auroc: aurocOf(
        asked.map(({ score }) => score),
        strange,
      ),
    };
  });
  const mean = (key) => (100 * results.reduce((sum, result) => sum + result[key], 0)) / results.length;
  return { top1: mean('top1'), auroc: mean('auroc') };
}
