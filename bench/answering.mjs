// What one question costs in the product, everything done but the channel: node bench/answering.mjs. Reads dist/ and the cached model.
// With the encoder and without, each in a process of its own: start, memory, p50 and p99 one question after the other, once eight hundred others have warmed
// the program up, what they take of the processor in the mean, and the longest wait when a thousand are asked at once. --slowest 10: the questions that take
// longest, each at its best of five, which a busy machine hardly blurs.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { percentile } from './measures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 1_000;
const SETS = ['mixed-1', 'mixed-2', 'kinds'];
const WARM_UP_SETS = ['kinds-3', 'kinds-4'];
const TIMES = 5;
const { values: options } = parseArgs({
  options: { slowest: { type: 'string', default: '0' }, encoder: { type: 'string' } },
});

const questionsOf = (set) =>
  readFileSync(join(root, 'bench', 'questions', `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).q);
const questions = SETS.flatMap(questionsOf);
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
  for (const text of WARM_UP_SETS.flatMap(questionsOf)) await assistant.answer(asked(text));
  const timed = async (text) => {
    const from = performance.now();
    await assistant.answer(asked(text));
    return performance.now() - from;
  };
  const processor = process.cpuUsage();
  const times = [];
  for (const text of questions) times.push(await timed(text));
  const { user, system } = process.cpuUsage(processor);
  const work = (user + system) / 1_000 / questions.length;
  const memory = megabytes() - before;
  const from = performance.now();
  const waits = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, i) => {
      await assistant.answer(asked(questions[i % questions.length]));
      return performance.now() - from;
    }),
  );
  const slowest = Number(options.slowest) > 0 ? await slowestOf(timed) : [];
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share));
  return { start, memory, p50, p99, work, longest: Math.max(...waits), slowest };
}

async function slowestOf(timed) {
  const best = questions.map(() => Number.POSITIVE_INFINITY);
  for (let time = 0; time < TIMES; time += 1)
    for (const [i, text] of questions.entries()) best[i] = Math.min(best[i], await timed(text));
  return questions
    .map((text, i) => ({ text, ms: best[i] }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, Number(options.slowest));
}

const SYSTEMS = [
  ['with the encoder', true],
  ['ENCODER=off', false],
];

if (process.send) {
  process.send(await measure(options.encoder === 'on'));
  process.exit(0);
}
console.log(
  '| | ready, model cached | memory | p50 | p99 | processor time | longest wait of 1,000 at once |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
);
const slow = [];
for (const [title, encoder] of SYSTEMS) {
  const child = fork(fileURLToPath(import.meta.url), [
    '--encoder',
    encoder ? 'on' : 'off',
    '--slowest',
    options.slowest,
  ]);
  const { start, memory, p50, p99, work, longest, slowest } = await new Promise((done) => child.once('message', done));
  console.log(
    `| ${title} | ${start.toFixed(0)} ms | ${memory.toFixed(0)} MB | ${p50.toFixed(2)} ms | ${p99.toFixed(2)} ms | ${work.toFixed(2)} ms | ${longest.toFixed(0)} ms |`,
  );
  slow.push(...slowest.map(({ text, ms }) => `${title}: ${ms.toFixed(2)} ms ${text}`));
}
for (const line of slow) console.log(line);
