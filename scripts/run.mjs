// Runs one entry of the program, built first when its sources are newer: node scripts/run.mjs ENTRY [ARG ...]
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './build.mjs';

const ENTRIES = {
  main: 'main.js',
  ask: 'channels/terminal/main.js',
  explain: 'channels/terminal/explain-main.js',
  check: 'check-main.js',
  doctor: 'doctor-main.js',
  report: 'report-main.js',
  compile: 'matching/compile-main.js',
  announce: 'channels/teams/announce-main.js',
  'package-teams': 'channels/teams/package-main.js',
};
const [name, ...rest] = process.argv.slice(2);
const entry = ENTRIES[name ?? ''];
if (!entry) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(ENTRIES).join('|')} [ARG ...]\n`);
  process.exit(2);
}
build();
const file = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', 'dist', entry);
process.argv.splice(1, process.argv.length, file, ...rest);
createRequire(import.meta.url)(file);
