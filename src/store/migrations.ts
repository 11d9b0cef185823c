import type { CompiledQuery, Kysely, Transaction } from 'kysely';
import { SignpostError } from '../errors';
import type { Tables } from './schema';

/** A database that was opened: kysely over it, and what keeps two processes from migrating it at once. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** How many connections it uses at most. */
  readonly connections: number;
  /** Waits, inside a transaction, until no other process migrates; let go when the transaction ends. */
  readonly lockMigrations: (transaction: Transaction<Tables>) => Promise<void>;
  /** Runs these, or none of them, outside any transaction. */
  readonly runTogether: (statements: readonly CompiledQuery[]) => Promise<void>;
  /** Runs a deletion that leaves nothing of what was deleted to be read, as far as the database lets us see to that. */
  readonly erase: <Deleted>(remove: (db: Kysely<Tables>) => Promise<Deleted>) => Promise<Deleted>;
}

type Migration = (db: Transaction<Tables>) => Promise<void>;

/** Every change of the tables, in order. Only ever added to: a database is moved forward, never back. */
const MIGRATIONS: readonly Migration[] = [firstTables];

/**
 * Brings the tables up to date, in one transaction and under a lock. It writes even when nothing is to be done, so a database that
 * can only be read fails here. Throws a SignpostError when the database was made by a newer Signpost.
 */
export async function migrate({ db, lockMigrations }: Database, clock: () => number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockMigrations(transaction);
    await transaction.schema
      .createTable('signpost_schema')
      .ifNotExists()
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('opened', 'bigint', (column) => column.notNull())
      .execute();
    const row = await transaction.selectFrom('signpost_schema').select('version').executeTakeFirst();
    const done = row?.version ?? 0;
    if (done > MIGRATIONS.length) throw newer(done);
    for (const change of MIGRATIONS.slice(done)) await change(transaction);
    const now = { version: MIGRATIONS.length, opened: clock() };
    await transaction
      .insertInto('signpost_schema')
      .values({ id: 1, ...now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
      .execute();
  });
}

function newer(version: number): SignpostError {
  return new SignpostError(
    'store_newer',
    `The database was last used by a newer Signpost (its tables are of version ${version}, this program knows ${MIGRATIONS.length}). Run that version again, or give this one a database of its own (DATABASE_URL or DATA_DIR).`,
  );
}

async function firstTables({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('deliveries')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('deliveries_until').on('deliveries').column('until').execute();
  await schema
    .createTable('conversations')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('saved', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('conversations_saved').on('conversations').column('saved').execute();
  await schema
    .createTable('teams_references')
    .addColumn('conversation_id', 'text', (column) => column.primaryKey())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('announce', 'integer', (column) => column.notNull())
    .addColumn('last_notice', 'text')
    .execute();
  await schema
    .createTable('sent_questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('answer_counts')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('urgent', 'integer', (column) => column.notNull())
    .addColumn('band', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_counts_labels', [
      'day',
      'version',
      'channel',
      'surface',
      'outcome',
      'topic',
      'urgent',
      'band',
    ])
    .execute();
  await schema
    .createTable('feedback_counts')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_counts_labels', ['day', 'version', 'channel', 'topic', 'helpful'])
    .execute();
}
