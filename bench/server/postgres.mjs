// A PostgreSQL of the laboratory's own, where Debian's package is installed: on a free port of 127.0.0.1, its data in a temporary folder.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** `{ url, start, stop, remove }`, started; undefined where PostgreSQL is not installed. */
export async function openPostgres() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folder = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (!folder) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'signpost-postgres-'));
  const as = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (as.uid) chownSync(data, NOBODY, NOBODY);
  execFileSync(join(folder, 'initdb'), ['--auth=trust', '--username=signpost', '--no-sync', data], {
    ...as,
    cwd: data,
    stdio: 'ignore',
  });
  const port = await freePort();
  const url = `postgres://signpost@127.0.0.1:${port}/postgres`;
  let server;
  const start = async () => {
    const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data, '-c', 'fsync=off'];
    server = spawn(join(folder, 'postgres'), settings, { ...as, cwd: data, stdio: 'ignore' });
    for (let tries = 0; tries < 100 && !existsSync(join(data, `.s.PGSQL.${port}`)); tries += 1) await wait(100);
  };
  /** Ends its connections and stops. */
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null) return resolve();
      server.once('exit', resolve);
      server.kill('SIGINT');
    });
  await start();
  return {
    url,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
