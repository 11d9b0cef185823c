// What one question costs in the product, everything done but the channel: node bench/answering.mjs. Reads dist/ and the cached model.
// With the encoder and without, each in a process of its own: start, memory, p50 and p99 one question after the other, and the longest
// wait when a thousand are asked at once.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { percentile } from './measures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 1_000;
const SETS = ['mixed-1', 'mixed-2', 'kinds'];

const questions = SETS.flatMap((set) =>
  readFileSync(join(root, 'bench', 'questions', `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).q),
);
const asked = (text) => ({ text, channel: 'terminal', surface: 'terminal', isPrivate: true });
const megabytes = () => process.memoryUsage().rss / 2 ** 20;

async function measure(encoder) {
  const started = performance.now();
  const before = megabytes();
  const { openAssistant } = createRequire(import.meta.url)(join(root, 'dist', 'open-assistant.js'));
  const { assistant, warmUp } = await openAssistant({
    knowledgeDir: join(root, 'knowledge'),
    dataDir: process.env.DATA_DIR ?? join(root, 'data'),
    encoder,
  });
  await warmUp();
  const start = performance.now() - started;
  for (const text of questions.slice(0, 100)) await assistant.answer(asked(text));
  const times = [];
  for (const text of questions) {
    const from = performance.now();
    await assistant.answer(asked(text));
    times.push(performance.now() - from);
  }
  const memory = megabytes() - before;
  const from = performance.now();
  const waits = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, i) => {
      await assistant.answer(asked(questions[i % questions.length]));
      return performance.now() - from;
    }),
  );
  return { start, memory, p50: percentile(times, 0.5), p99: percentile(times, 0.99), longest: Math.max(...waits) };
}

const SYSTEMS = [
  ['with the encoder', true],
  ['ENCODER=off', false],
];

if (process.send) {
  process.send(await measure(process.argv[2] === 'on'));
  process.exit(0);
}
console.log(
  '| | ready, model cached | memory | p50 | p99 | longest wait of 1,000 at once |\n| --- | ---: | ---: | ---: | ---: | ---: |',
);
for (const [title, encoder] of SYSTEMS) {
  const child = fork(fileURLToPath(import.meta.url), [encoder ? 'on' : 'off']);
  const { start, memory, p50, p99, longest } = await new Promise((done) => child.once('message', done));
  console.log(
    `| ${title} | ${start.toFixed(0)} ms | ${memory.toFixed(0)} MB | ${p50.toFixed(2)} ms | ${p99.toFixed(2)} ms | ${longest.toFixed(0)} ms |`,
  );
}
