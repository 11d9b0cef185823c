import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { TEST_DATA_DIR } from '../fixtures/real-assistant';

const root = join(__dirname, '..', '..');
/** The built entry of the terminal. */
export const ASK = join(root, 'dist', 'channels', 'terminal', 'main.js');

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds from start to end. */
  readonly took: number;
}

/** Starts node with nothing of this machine's settings: a folder without .env, the content as it ships, the tests' models. */
export function startNode(args: readonly string[], settings: Record<string, string> = {}): ChildProcess {
  if (!existsSync(ASK)) throw new Error('dist/ is missing: run "npm run build" first ("npm test" does).');
  return spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, KNOWLEDGE_DIR: join(root, 'knowledge'), DATA_DIR: TEST_DATA_DIR, ...settings },
    stdio: 'pipe',
  });
}

/** Runs node to its end with this standard input. */
export async function runNode(
  args: readonly string[],
  input = '',
  settings: Record<string, string> = {},
): Promise<Ended> {
  const started = performance.now();
  const child = startNode(args, settings);
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('the process has no pipes');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = [text(stdout), text(stderr)];
  stdin.end(input);
  return { status: await ended, stdout: await out, stderr: await err, took: performance.now() - started };
}

/** Runs the terminal with these words. */
export function runAsk(words: readonly string[], input = '', settings: Record<string, string> = {}): Promise<Ended> {
  return runNode([ASK, ...words], input, settings);
}
