// Compiles src/ to dist/ when a source is newer than the last build. Prints to standard error only, so that it may run before
// a command whose standard output a machine reads.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');

/** The latest modification time, in milliseconds, of a file or of all that a folder holds (its own included, so that a removal counts). */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds when needed; exits with the compiler's status when it fails. */
export function build() {
  const inputs = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) => join(root, name));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...inputs.filter(existsSync).map(newest))) return;
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) {
    process.stderr.write('The sources are newer than dist/ and the compiler is not installed: run "npm ci" first.\n');
    process.exit(1);
  }
  const started = new Date();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  try {
    execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    process.exit(1);
  }
  // The web page's own files are served as they are written.
  const assets = join('channels', 'web', 'assets');
  cpSync(join(root, 'src', assets), join(root, 'dist', assets), { recursive: true });
  writeFileSync(stamp, started.toISOString());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
