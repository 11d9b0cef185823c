// Measures one runtime in a fresh process: node measure.mjs FOLDER node|web THREADS SENTENCES
// FOLDER: a built encoder; SENTENCES: a text file, one sentence a line, for the comparison of batches.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, runtime, threads, sentences] = process.argv.slice(2);
const QUESTION = 'who do I ring about a girl being groomed in Coatbridge tonight';
const DIMENSIONS = 384;

const megabytes = () => process.memoryUsage().rss / 2 ** 20;
const startMemory = megabytes();
const start = performance.now();
const { Tokenizer } = await import('@huggingface/tokenizers');
const tokenizer = new Tokenizer(JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')), {});
const ort = await import(runtime === 'web' ? 'onnxruntime-web' : 'onnxruntime-node');
if (runtime === 'web') ort.env.wasm.numThreads = Number(threads);
const session = await ort.InferenceSession.create(readFileSync(join(folder, 'model.onnx')), {
  intraOpNumThreads: Number(threads),
  graphOptimizationLevel: 'basic',
});
const loaded = performance.now() - start;

const idsOf = (text) => tokenizer.encode(text).ids.slice(0, 64);

async function encode(batch) {
  const length = batch[0].length;
  const ids = BigInt64Array.from(batch.flat(), BigInt);
  const { hidden } = await session.run({ input_ids: new ort.Tensor('int64', ids, [batch.length, length]) });
  return batch.map((_, row) => {
    const sum = new Float64Array(DIMENSIONS);
    for (let i = 0; i < length * DIMENSIONS; i += 1) sum[i % DIMENSIONS] += hidden.data[row * length * DIMENSIONS + i];
    const norm = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0));
    return Buffer.from(Float32Array.from(sum, (x) => x / norm).buffer);
  });
}

async function times(count, work) {
  const taken = [];
  for (let i = 0; i < count; i += 1) {
    const before = performance.now();
    await work();
    taken.push(performance.now() - before);
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[Math.floor(count * 0.5)], p99: taken[Math.floor(count * 0.99)] };
}

const question = idsOf(QUESTION);
const longest = Array.from({ length: 64 }, (_, i) => 2000 + 37 * i);
await times(50, () => encode([question]));
const one = await times(1000, async () => encode([idsOf(QUESTION)]));
const batch = await times(20, () => encode(Array(32).fill(question)));
const inTurn = await times(20, async () => {
  for (let i = 0; i < 32; i += 1) await encode([question]);
});
const long = await times(100, () => encode([longest]));
const memory = megabytes() - startMemory;

const all = readFileSync(sentences, 'utf8').trim().split('\n').map(idsOf);
const alone = [];
for (const ids of all) alone.push((await encode([ids]))[0]);
const byLength = new Map();
for (const [i, { length }] of all.entries()) byLength.set(length, [...(byLength.get(length) ?? []), i]);
let changed = 0;
for (const places of byLength.values()) {
  const vectors = await encode(places.map((i) => all[i]));
  changed += vectors.filter((vector, row) => !vector.equals(alone[places[row]])).length;
}

const ms = (x) => `${x.toFixed(x < 10 ? 2 : 0)} ms`;
console.log(
  `${runtime}, ${threads} thread(s): load ${ms(loaded)}, memory +${memory.toFixed(0)} MB; ` +
    `12 words p50 ${ms(one.p50)} p99 ${ms(one.p99)}; 64 tokens p50 ${ms(long.p50)}; ` +
    `32 as a batch ${ms(batch.p50)}, in turn ${ms(inTurn.p50)}; ` +
    `${changed} of ${all.length} vectors changed by a batch; hash of all ${createHash('sha256').update(Buffer.concat(alone)).digest('hex').slice(0, 12)}`,
);
process.exit(0);
