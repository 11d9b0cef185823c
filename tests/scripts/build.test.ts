import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
let folder: string;

/** A project of one source file, and the one that the build itself runs, with our scripts, our settings and our packages. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-build-'));
  for (const name of [
    'scripts',
    'tsconfig.json',
    'tsconfig.build.json',
    join('src', 'matching', 'learning-program.ts'),
  ]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src', 'channels', 'web', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'src', 'danger'));
  write('export const said = 1;\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(source: string): void {
  writeFileSync(join(folder, 'src', 'said.ts'), source);
}

function build(): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(folder, 'scripts', 'build.mjs')], (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const compiled = () => readFileSync(join(folder, 'dist', 'said.js'), 'utf8');
const leftovers = () => readdirSync(folder).filter((name) => name.startsWith('dist.'));

it('builds once for all who ask at the same time, and leaves nothing else behind', async () => {
  const builds = await Promise.all([build(), build(), build()]);
  for (const done of builds) expect(done).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(compiled()).toContain('exports.said = 1');
  expect(leftovers()).toEqual([]);
});

it('builds again when a source has changed', async () => {
  await build();
  write('export const said = 2;\n');
  await build();
  expect(compiled()).toContain('exports.said = 2');
});

it('keeps the last build where the compiler finds fault, and says so each time', async () => {
  await build();
  write('export const said: string = 3;\n');
  for (const { status, stdout, stderr } of [await build(), await build()]) {
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('said.ts');
  }
  expect(compiled()).toContain('exports.said = 1');
  expect(leftovers()).toEqual([]);
});

it('is not held up by a build that was cut off', async () => {
  const gone = 2 ** 30; // No system gives a process this number.
  writeFileSync(join(folder, 'dist.lock'), String(gone));
  mkdirSync(join(folder, `dist.new-${gone}`));
  await Promise.all([build(), build()]);
  expect(existsSync(join(folder, 'dist', 'said.js'))).toBe(true);
  expect(leftovers()).toEqual([]);
});
