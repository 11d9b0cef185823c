import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Database } from './migrations';
import { SqliteClient } from './sqlite-client';
import { SqliteClientDialect } from './sqlite-dialect';

/** Long enough for another process to finish its transaction, in milliseconds: the thread waits, answers don't. */
const BUSY_MS = 1_000;

/**
 * A SQLite file in this folder, made when there is none. Several processes of one machine may share it. Nothing is opened, and nothing fails,
 * before the first query.
 *
 * @param threadFile the compiled thread, for who runs from the sources
 */
export function openSqlite(file: string, threadFile = join(__dirname, 'sqlite-thread.js')): Database {
  const client = new SqliteClient(threadFile, { file, busyMs: BUSY_MS });
  // A transaction of SQLite's that writes from its first statement is the lock.
  return {
    db: new Kysely({ dialect: new SqliteClientDialect(client) }),
    connections: 1,
    lockMigrations: async () => {},
    runTogether: (statements) => client.runTogether(statements),
  };
}
