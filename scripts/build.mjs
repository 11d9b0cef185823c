// Compiles src/ to dist/ when a source is newer than the last build. Prints to standard error only, so that it may run before
// a command whose standard output a machine reads. Several may run at once: one compiles, beside dist/, and the others wait.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning, withLock } from './lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const inputs = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name));

/** The latest modification time, in milliseconds, of a file or of all that a folder holds (its own included, so that a removal counts). */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isUpToDate() {
  const stamp = statSync(join(dist, '.built'), { throwIfNoEntry: false });
  return stamp !== undefined && stamp.mtimeMs >= Math.max(...inputs.filter(existsSync).map(newest));
}

/** Compiles into a folder of its own; false when the compiler finds fault. */
function compile(folder) {
  const started = new Date();
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', folder];
  try {
    execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    return false;
  }
  // The web page's own files are served as they are written.
  const assets = join('channels', 'web', 'assets');
  cpSync(join(root, 'src', assets), join(folder, assets), { recursive: true });
  const { hashLearningProgram, LEARNING_PROGRAM_FILE } = createRequire(import.meta.url)(
    join(folder, 'matching', 'learning-program.js'),
  );
  writeFileSync(join(folder, LEARNING_PROGRAM_FILE), hashLearningProgram(join(root, 'src')));
  const stamp = join(folder, '.built');
  writeFileSync(stamp, started.toISOString());
  // A source that was changed while the compiler ran is newer than this.
  utimesSync(stamp, started, started);
  return true;
}

/** Puts a finished folder in the place of dist/, whoever else does so at the same time. */
function swapIn(folder) {
  const old = join(root, `dist.old-${process.pid}`);
  for (let isIn = false; !isIn; ) {
    isIn = tried(() => renameSync(folder, dist), ['ENOTEMPTY', 'EEXIST', 'EPERM']);
    if (!isIn) tried(() => renameSync(dist, old), ['ENOENT']);
    rmSync(old, { recursive: true, force: true });
  }
}

/** Whether it could be done; throws for a fault of another code than these. */
function tried(act, codes) {
  try {
    act();
    return true;
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
    return false;
  }
}

/** Removes what builds left behind that were cut off. */
function tidy() {
  for (const name of readdirSync(root)) {
    const pid = /^dist\.(?:new|old)-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** Builds when needed. Exits with status 1, and leaves the last build in its place, when the compiler is missing or finds fault. */
export function build() {
  if (isUpToDate()) return;
  if (!existsSync(join(root, 'node_modules', 'typescript'))) {
    process.stderr.write('The sources are newer than dist/ and the compiler is not installed: run "npm ci" first.\n');
    process.exit(1);
  }
  const built = withLock(join(root, 'dist.lock'), () => {
    if (isUpToDate()) return true;
    tidy();
    const folder = join(root, `dist.new-${process.pid}`);
    try {
      if (!compile(folder)) return false;
      swapIn(folder);
      return true;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  if (!built) process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
