import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '..', '..', '..');

/** Signpost as an administrator runs it: a process of its own, with nothing but settings. */
export interface SignpostProcess {
  readonly url: string;
  /** Its log, a line each. */
  readonly log: readonly string[];
  /** SIGTERM, and the exit status. Harmless when repeated. */
  stop(): Promise<number | null>;
}

/** Builds (when sources are newer) and starts `dist/main.js`; rejects with what it wrote when it ends before it is ready. */
export async function startProcess(settings: Readonly<Record<string, string>>): Promise<SignpostProcess> {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'ignore' });
  const env = { PATH: process.env.PATH, PORT: '0', WEB: 'off', ...settings };
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js')], { cwd: root, env });
  const ended = once(child, 'exit').then(([status]): number | null => status);
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      const ready = /"url":"([^"]+)".*"msg":"ready"/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once('exit', () => reject(new Error(`It did not start:\n${log.join('\n')}`)));
  });
  return {
    url,
    log,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
