import { closeSync, mkdirSync, openSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type Client, createClient, type InValue, type Transaction } from '@libsql/client/sqlite3';

/** What the thread is started with. */
export interface SqliteThreadData {
  readonly file: string;
  /** How long a statement is tried again while another process has the file locked, in milliseconds. */
  readonly busyMs: number;
}

/** What the thread is asked. */
export type SqliteRequest = { readonly id: number } & (
  | { readonly action: 'open' | 'begin' | 'commit' | 'rollback' | 'close' }
  | ({ readonly action: 'execute' } & SqliteStatement)
  | { readonly action: 'batch'; readonly statements: readonly SqliteStatement[] }
);

interface SqliteStatement {
  readonly sql: string;
  readonly args: readonly InValue[];
}

/** What came of a statement; rows by column name. */
export interface SqliteResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changes: number;
}

/** What the thread answers. `code` is SQLite's, or that of the system. */
export type SqliteReply = { readonly id: number } & (
  | { readonly result: SqliteResult }
  | { readonly error: { readonly message: string; readonly code: string } }
);

/*
 * The one thread that touches the SQLite file. The library works synchronously: a slow disk or a file that somebody has locked would
 * otherwise stop every answer.
 */
const NOTHING: SqliteResult = { rows: [], changes: 0 };
/** How often a locked file is tried again, in milliseconds. */
const TRY_AGAIN_MS = 20;
/** What SQLite needs for its working files, in bytes. */
const ROOM = 128 * 1024;
/**
 * After so many pages of 4 kB what was written is moved into the file itself, which waits for the disk: 4 to 14 ms, in which no delivery is claimed.
 * SQLite's own thousand come every 170 answers, and so into the slowest hundredth.
 */
const PAGES_BEFORE_CHECKPOINT = 4_000;
const { file, busyMs } = workerData as SqliteThreadData;
let client: Client | undefined;
let transaction: Transaction | undefined;

async function opened(): Promise<Client> {
  if (client) return client;
  mkdirSync(dirname(file), { recursive: true });
  // Questions that people sent stand in it: for our own user alone.
  closeSync(openSync(file, 'a', 0o600));
  client = createClient({ url: pathToFileURL(file).href, concurrency: 1 });
  try {
    const { rows } = await client.execute('PRAGMA journal_mode = WAL');
    // While another process has the file open in another way, SQLite leaves things as they are and says so.
    if (rows[0]?.journal_mode !== 'wal') throw Object.assign(new Error('not switched'), { code: 'SQLITE_BUSY' });
    // A write is with the system before it is acknowledged; only a power cut can take the last ones.
    await client.execute('PRAGMA synchronous = NORMAL');
    await client.execute(`PRAGMA wal_autocheckpoint = ${PAGES_BEFORE_CHECKPOINT}`);
    return client;
  } catch (error) {
    drop();
    throw error;
  }
}

function drop(): void {
  client?.close();
  client = undefined;
}

async function act(request: SqliteRequest): Promise<SqliteResult> {
  switch (request.action) {
    case 'open':
      await opened();
      return NOTHING;
    case 'execute': {
      const { rows, columns, rowsAffected } = await (transaction ?? (await opened())).execute({
        sql: request.sql,
        args: [...request.args],
      });
      const named = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
      return { rows: named, changes: rowsAffected };
    }
    case 'batch': {
      const statements = request.statements.map(({ sql, args }) => ({ sql, args: [...args] }));
      await (await opened()).batch(statements, 'write');
      return NOTHING;
    }
    case 'begin':
      transaction = await (await opened()).transaction('write');
      return NOTHING;
    case 'commit':
    case 'rollback': {
      const ended = transaction;
      transaction = undefined;
      await ended?.[request.action]();
      return NOTHING;
    }
    case 'close':
      drop();
      // The library ends the whole process when its thread is ended from outside while it works.
      setImmediate(() => parentPort?.close());
      return NOTHING;
  }
}

async function reply(request: SqliteRequest): Promise<SqliteReply> {
  for (const deadline = Date.now() + busyMs; ; await wait(TRY_AGAIN_MS)) {
    const isWithin = transaction !== undefined;
    try {
      return { id: request.id, result: await act(request) };
    } catch (error) {
      const { message = '', code = 'unknown' } = error as { message?: string; code?: string };
      if (code === 'SQLITE_BUSY') {
        // The library leaves the refused statement open, and as long as it is, nothing that the connection writes is committed.
        drop();
        if (!isWithin && Date.now() < deadline) continue;
      }
      // SQLite does not tell a full disk from a broken one where it needs room for its own working files.
      const isFull = code.startsWith('SQLITE_IOERR') && !hasRoom();
      return { id: request.id, error: { message, code: isFull ? 'ENOSPC' : code } };
    }
  }
}

function hasRoom(): boolean {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize > ROOM;
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: SqliteRequest) => {
  last = last.then(async () => parentPort?.postMessage(await reply(request)));
});
