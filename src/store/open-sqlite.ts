import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Database } from './migrations';
import type { Tables } from './schema';
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
  const db = new Kysely<Tables>({ dialect: new SqliteClientDialect(client) });
  // A transaction of SQLite's that writes from its first statement is the lock.
  return {
    db,
    connections: 1,
    erase: (remove) => erase(db, remove),
    lockMigrations: async () => {},
    runTogether: (statements) => client.runTogether(statements),
  };
}

/** SQLite marks what is deleted as free and leaves it in the file, and its log keeps what was written before: both are overwritten here. */
async function erase<Deleted>(db: Kysely<Tables>, remove: (db: Kysely<Tables>) => Promise<Deleted>): Promise<Deleted> {
  const deleted = await db.transaction().execute(async (transaction) => {
    await sql`PRAGMA secure_delete = ON`.execute(transaction);
    return remove(transaction);
  });
  // It is deleted all the same while another process keeps the log from being emptied; the log is then written over in time.
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db).catch(() => undefined);
  return deleted;
}
