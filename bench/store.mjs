// What the store takes of one answer, beside SQLite and, where Debian's package is installed, PostgreSQL, as a Markdown table: node bench/store.mjs
// An answer claims its delivery, reads its conversation, saves it, is counted, and is marked as answered after a post of 20 ms. Reads dist/.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPostgres } from './server/postgres.mjs';

const root = process.env.SIGNPOST_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(join(root, 'package.json'));
const { createStore } = require('./dist/store/open-store.js');
const log = require('pino').pino({ level: 'silent' });

const CONVERSATION = { topics: ['signs'], contacts: [], websites: [], offered: [], aboutAChild: false };
const labels = { channel: 'slack', surface: 'mention', outcome: 'answered', urgent: false, band: 'high', version: 'v' };
/** Answers a second, and how many; none a second: all at once. */
const LOADS = [
  [20, 200],
  [100, 1_000],
  [undefined, 2_000],
];
let answers = 0;

/** Gives how long an answer waited for the store, in milliseconds. */
async function answer(store) {
  answers += 1;
  const key = `k${answers}`;
  const began = performance.now();
  await store.claimDelivery(key, 60_000);
  await store.conversation(key);
  await store.saveConversation(key, CONVERSATION);
  await store.countAnswer({ ...labels, topic: `topic ${answers % 12}` });
  const waited = performance.now() - began;
  await wait(20);
  const posted = performance.now();
  await store.finishDelivery(key);
  return waited + performance.now() - posted;
}

async function measure(store, rate, count) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const underWay = [];
  for (let i = 0; i < count; i += 1) {
    if (rate) await wait(Math.max(0, began + (i / rate) * 1_000 - performance.now()));
    underWay.push(answer(store));
  }
  const times = (await Promise.all(underWay)).sort((a, b) => a - b);
  while (store.health().waiting > 0) await wait(2);
  const { user, system } = process.cpuUsage(used);
  const late = performance.now() - began - (rate ? (count / rate) * 1_000 : 0);
  return [times[Math.floor(count / 2)], times[Math.floor(count * 0.99)], (user + system) / 1_000 / count, late];
}

console.log(`Node ${process.version}, load ${loadavg()[0].toFixed(1)}.\n`);
console.log('| store | answers a second | p50 | p99 | processor time an answer | all is written after the last |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');

async function row(name, databaseUrl) {
  const dataDir = mkdtempSync(join(tmpdir(), 'signpost-store-'));
  const store = createStore({ dataDir, databaseUrl }, log);
  await store.start(10_000);
  await measure(store, 100, 500);
  for (const [rate, count] of LOADS) {
    const figures = (await measure(store, rate, count)).map((ms) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`);
    console.log(`| ${[name, rate ?? `${count.toLocaleString('en')} at once`, ...figures].join(' | ')} |`);
  }
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}

await row('SQLite');
// Not before: what its making leaves to be written keeps SQLite from the disk.
const postgres = await openPostgres();
if (postgres) await row('PostgreSQL', postgres.url);
await postgres?.remove();
