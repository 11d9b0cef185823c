// Measures the matcher beside other packages on public intent data: npm run bench:matching (bench/README.md says what and how).
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataFolder, SETS } from './data.mjs';
import { SYSTEMS } from './systems/index.mjs';
import { encoderFolders } from './systems/ours.mjs';
import { table } from './table.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const usage = `usage: npm run bench:matching -- [--only SYSTEM,...] [--set SET,...] [--quick] [--titles] [--json] [--embedding 0.5] [--limit 240]
systems: ${Object.keys(SYSTEMS).join(' ')}
sets:    ${Object.keys(SETS).join(' ')}
`;

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', default: Object.keys(SYSTEMS).join(',') },
        set: { type: 'string', default: Object.keys(SETS).join(',') },
        quick: { type: 'boolean', default: false },
        titles: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        embedding: { type: 'string', default: '0.5' },
        limit: { type: 'string', default: '240' },
      },
    });
    const chosen = (text, from) => {
      const names = text.split(',');
      const strange = names.find((name) => !from.includes(name));
      if (strange !== undefined) throw new Error(`"${strange}" is none of: ${from.join(' ')}.`);
      return names;
    };
    const embedding = Number(values.embedding);
    if (!(embedding > 0 && embedding <= 1)) throw new Error('--embedding is a number above 0, 1 at most.');
    const limit = Number(values.limit);
    if (!(limit > 0)) throw new Error('--limit is a number of seconds above 0.');
    return {
      ...values,
      embedding,
      limit,
      systems: chosen(values.only, Object.keys(SYSTEMS)),
      sets: chosen(values.set, Object.keys(SETS)),
    };
  } catch (error) {
    return refuse(`${error.message}\n${usage}`);
  }
}

/** Runs one cell; a system that takes longer than the limit is stopped and gets a row that says so. */
function runCell(work, limit) {
  return new Promise((done) => {
    const child = fork(resolve(here, 'cell.mjs'), [], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 2, 'ipc'],
    });
    let answer;
    const timer = setTimeout(() => {
      answer = { problem: `stopped after ${limit} s` };
      child.kill('SIGKILL');
    }, limit * 1000);
    child.once('message', (message) => {
      answer = message;
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(answer ?? { problem: `ended with status ${code}` });
    });
    child.send(work);
  });
}

if (!existsSync(resolve(here, 'node_modules', 'minisearch')))
  refuse('The packages to compare with are not installed: run "npm ci --prefix bench" first.');
const asked = process.env.SIGNPOST_DATA ?? '../shared/data';
const data = dataFolder(resolve(here, '..', asked));
if (!data)
  refuse(
    `There is no public intent data in ${asked}. Set SIGNPOST_DATA to a folder with clinc150/, banking77/, hwu64/ and ` +
      'nlu-evaluation-corpora/; bench/README.md says where they come from.',
  );

const { systems, sets, quick, titles, json, embedding, limit } = options();
const encoders = encoderFolders();
const rows = systems.flatMap((system) =>
  system === 'encoder' ? encoders.map((model) => ({ system, model, embedding })) : [{ system }],
);
if (systems.includes('encoder') && encoders.length === 0)
  process.stderr.write('No sentence encoder in models/: measured without.\n');

const results = [];
for (const set of sets) {
  const figures = [];
  for (const work of rows) {
    process.stderr.write(`${set}: ${work.system} ...\n`);
    const { figures: found, problem } = await runCell({ ...work, set, data, quick, titles }, limit);
    if (problem) process.stderr.write(`${problem}\n`);
    const several = work.model && encoders.length > 1 ? ` (${basename(work.model)})` : '';
    figures.push({
      system: work.system,
      title: `${SYSTEMS[work.system]}${several}`,
      ...(found ?? { problem: problem.split('\n')[0] }),
    });
  }
  results.push({ set, title: SETS[set].title, rows: figures });
  if (!json) process.stdout.write(`${results.length > 1 ? '\n' : ''}${table(SETS[set].title, figures)}\n`);
}
if (json)
  process.stdout.write(
    `${JSON.stringify({ quick, titles, embedding, node: process.version, results }, undefined, 2)}\n`,
  );
