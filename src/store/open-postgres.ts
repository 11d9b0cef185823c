import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './migrations';
import type { Tables } from './schema';

/** Any number: all Signposts on one database use the same. */
const MIGRATION_LOCK = 7_467_678;
/** Of each replica. */
const CONNECTIONS = 4;
const CONNECT_MS = 3_000;
const QUERY_MS = 5_000;

/** A PostgreSQL server by its address. Nothing is connected, and nothing fails, before the first query. */
export function openPostgres(databaseUrl: string): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    // They stay: who claims in a burst must not wait for a greeting first.
    idleTimeoutMillis: 0,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    application_name: 'signpost',
  });
  // A connection that is lost between two queries: whoever queries next learns of it, and nobody else may end the process for it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    connections: CONNECTIONS,
    lockMigrations: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    },
    // The server's own vacuum clears what was deleted.
    erase: (remove) => remove(db),
    runTogether: async ([first, ...others]) => {
      if (!first) return;
      if (others.length === 0) return void (await db.executeQuery(first));
      await db.transaction().execute(async (transaction) => {
        for (const statement of [first, ...others]) await transaction.executeQuery(statement);
      });
    },
  };
}
