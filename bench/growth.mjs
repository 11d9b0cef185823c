// Processor time for one message of 1,000 to 40,000 characters, in ten shapes, by words alone or with the encoder (ENCODER=on), as a
// Markdown table: node bench/growth.mjs. Reads dist/ as the product does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(process.env.SIGNPOST_DIST ?? join(root, 'dist'), 'open-assistant.js');
const { openAssistant } = createRequire(import.meta.url)(dist);
const shapes = JSON.parse(readFileSync(join(root, 'tests', 'fixtures', 'long-shapes.json'), 'utf8'));
const LENGTHS = [1_000, 5_000, 10_000, 20_000, 40_000];
const RUNS = 7;

const { assistant } = await openAssistant({
  knowledgeDir: process.env.KNOWLEDGE_DIR ?? join(root, 'knowledge'),
  dataDir: process.env.DATA_DIR ?? join(tmpdir(), 'signpost-bench'),
  encoder: process.env.ENCODER === 'on',
});
const question = (text) => ({ text, channel: 'terminal', surface: 'terminal', isPrivate: true });

/** The least processor time of several runs, in milliseconds. */
async function work(text) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    await assistant.answer(question(text));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

for (const unit of Object.values(shapes)) await work(unit.repeat(200));
console.log(`| shape | ${LENGTHS.map((length) => `${length / 1_000}k`).join(' | ')} | 40k / 10k |`);
console.log(`| --- |${' ---: |'.repeat(LENGTHS.length + 1)}`);
for (const [name, unit] of Object.entries(shapes)) {
  const times = [];
  for (const length of LENGTHS) times.push(await work(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)));
  const growth = times[4] / times[2];
  console.log(`| ${name} | ${[...times.map((time) => `${time.toFixed(1)} ms`), growth.toFixed(1)].join(' | ')} |`);
}
process.exit(0);
