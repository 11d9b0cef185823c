// Runs the tests of made-up questions over many more of them than the normal run: node bench/made-up.mjs contacts|fuzz [--count N] [--seed N] [--encoder]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TESTS = {
  contacts: { file: 'tests/answering/made-up-contacts.test.ts', setting: 'CONTACT_QUESTIONS', count: '24000' },
  fuzz: { file: 'tests/answering/any-string.test.ts', setting: 'FUZZ_STRINGS', count: '1000000' },
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string' }, encoder: { type: 'boolean' } },
});
const test = TESTS[positionals[0] ?? ''];
if (!test) {
  console.error(`usage: node bench/made-up.mjs ${Object.keys(TESTS).join('|')} [--count N] [--seed N] [--encoder]`);
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', test.file], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    [test.setting]: values.count ?? test.count,
    ...(values.seed ? { SEED: values.seed } : {}),
    ENCODER: values.encoder ? 'on' : 'off',
  },
});
process.exit(status ?? 1);
