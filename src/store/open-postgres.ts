import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './migrations';

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
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    connections: CONNECTIONS,
    lockMigrations: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    },
  };
}
