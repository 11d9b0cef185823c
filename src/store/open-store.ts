import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { DatabaseStore } from './database-store';
import { type Database, migrate } from './migrations';
import { ResilientStore } from './resilient-store';

/** The SQLite file in DATA_DIR. */
const FILE = 'signpost.db';

/** Which database: a PostgreSQL server's address, or the folder of the SQLite file. */
interface Where {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

/**
 * The store that the configuration names: PostgreSQL by DATABASE_URL, or a SQLite file in DATA_DIR; only the one that is used is loaded. It is
 * not connected yet: see start(). Never fails for what is wrong with the database.
 */
export function createStore(
  { databaseUrl, dataDir }: Where,
  log: Logger,
  clock: () => number = Date.now,
): ResilientStore {
  return new ResilientStore({
    open: opener(databaseOf({ databaseUrl, dataDir }), clock),
    place: placeOf({ databaseUrl, dataDir }),
    log,
    clock,
  });
}

/** The same database for a command that must know what was kept: it and each of its methods reject with the driver's error. */
export function openDatabaseStore(config: Where, clock: () => number = Date.now): Promise<DatabaseStore> {
  return opener(databaseOf(config), clock)();
}

/** Where that is, for messages: the SQLite file, or the server's address without its user and password. */
export function placeOf({ databaseUrl, dataDir }: Where): string {
  return databaseUrl ? serverOf(databaseUrl) : join(dataDir, FILE);
}

function databaseOf({ databaseUrl, dataDir }: Where): () => Promise<Database> {
  return databaseUrl
    ? async () => (await import('./open-postgres.js')).openPostgres(databaseUrl)
    : async () => (await import('./open-sqlite.js')).openSqlite(join(dataDir, FILE));
}

/** Opens a database, brings its tables up to date and puts a store on it, each time anew; what cannot be used is closed. */
export function opener(open: () => Promise<Database>, clock: () => number): () => Promise<DatabaseStore> {
  const owner = randomUUID();
  return async () => {
    const database = await open();
    try {
      await migrate(database, clock);
      const store = new DatabaseStore({ database, owner, clock });
      // At once, so that all connections are made.
      await Promise.all(Array.from({ length: database.connections }, () => store.ping()));
      return store;
    } catch (error) {
      await database.db.destroy();
      throw error;
    }
  };
}

function serverOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
