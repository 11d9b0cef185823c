import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startNode } from '../../e2e/ask-process';
import { freshDataDir } from '../../fixtures/data-dir';

const root = join(__dirname, '..', '..', '..');

/** Signpost as an administrator runs it: a process of its own, with nothing but settings. */
export interface SignpostProcess {
  readonly url: string;
  readonly pid: number;
  /** Its log, a line each. */
  readonly log: readonly string[];
  /** SIGTERM, and the exit status. Harmless when repeated. */
  stop(): Promise<number | null>;
  /** Sends a signal, and gives the exit status once it has ended: null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The content's model is compiled where no test has done so yet. */
const READY_WITHIN_MS = 200_000;

let isBuilt = false;
function build(): void {
  if (!isBuilt) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'ignore' });
  isBuilt = true;
}

/** Builds (when sources are newer) and starts `dist/main.js`, with a data folder of its own unless the settings name one; rejects with what it wrote when it ends, or too much time does, before it is ready. */
export async function startProcess(settings: Readonly<Record<string, string>>): Promise<SignpostProcess> {
  build();
  const ownFolder = freshDataDir();
  const child = startNode([join(root, 'dist', 'main.js')], { PORT: '0', WEB: 'off', DATA_DIR: ownFolder, ...settings });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the process has no pipes');
  const ended = once(child, 'exit').then(([status]): number | null => {
    rmSync(ownFolder, { recursive: true, force: true });
    return status;
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  const log: string[] = [];
  const tooLong = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stderr }).on('line', (line) => log.push(line));
    createInterface({ input: stdout }).on('line', (line) => {
      log.push(line);
      const ready = /"url":"([^"]+)".*"msg":"ready"/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('exit', () => reject(new Error(`It did not start:\n${log.join('\n')}`)));
  }).finally(() => clearTimeout(tooLong));
  return {
    url,
    pid: child.pid ?? 0,
    log,
    stop: () => end('SIGTERM'),
    end,
  };
}
