import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { listenOnLoopback } from './loopback';

/** A PostgreSQL of the tests' own, on a free port of 127.0.0.1, with its data in a temporary folder. */
export interface Postgres {
  readonly url: string;
  /** Makes an empty database, and gives its address. */
  fresh(): Promise<string>;
  /** Harmless when it runs. */
  start(): Promise<void>;
  /** Ends its connections and stops it. */
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Debian's own folder for its programs, which are in nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** Where the programs are; undefined where PostgreSQL is not installed. */
function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...versions].find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/**
 * Runs these tests with a PostgreSQL. Where none is installed they are skipped, and say so; in CI they fail.
 *
 * @param define is given the server, which is there once the tests run
 */
export function describeWithPostgres(name: string, define: (postgres: () => Postgres) => void): void {
  const folder = programs();
  if (!folder && process.env.CI !== 'true') {
    describe.skip(`${name} (PostgreSQL is not installed: apt-get install postgresql)`, () => define(missing));
    return;
  }
  describe(name, () => {
    let postgres: Postgres | undefined;
    beforeAll(async () => {
      if (!folder) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
      postgres = await startPostgres(folder);
    }, 120_000);
    afterAll(() => postgres?.remove());
    define(() => postgres ?? missing());
  });
}

function missing(): never {
  throw new Error('PostgreSQL has not been started');
}

async function startPostgres(folder: string): Promise<Postgres> {
  const asRoot = process.getuid?.() === 0;
  const options = { stdio: 'ignore', cwd: '/', ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}) } as const;
  const home = mkdtempSync(join(tmpdir(), 'signpost-postgres-'));
  if (asRoot) chownSync(home, NOBODY, NOBODY);
  const data = join(home, 'data');
  const made = spawnSync(
    join(folder, 'initdb'),
    ['-D', data, '-U', 'signpost', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const url = `postgres://signpost@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  let databases = 0;

  const postgres: Postgres = {
    url,
    async fresh() {
      databases += 1;
      await run(url, `create database test${databases}`);
      return url.replace(/postgres$/, `test${databases}`);
    },
    async start() {
      if (server && server.exitCode === null) return;
      const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=50'];
      const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
      server = spawn(join(folder, 'postgres'), args, options);
      await untilItAnswers(url, server);
    },
    async stop() {
      if (!server || server.exitCode !== null) return;
      const ended = once(server, 'exit');
      // Ends the connections, then the server: PostgreSQL's fast shutdown.
      server.kill('SIGINT');
      await ended;
    },
    async remove() {
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
  await postgres.start();
  return postgres;
}

async function freePort(): Promise<number> {
  const { port, close } = await listenOnLoopback(createServer());
  await close();
  return port;
}

/** Runs one statement. */
export async function run(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await wait(50)) {
    try {
      await run(url, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
    }
  }
}
