import type { InValue } from '@libsql/client/sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqliteClient } from './sqlite-client';

/** Kysely's SQLite over a client that is given to it. Its transactions write from their first statement, so they exclude one another. */
export class SqliteClientDialect implements Dialect {
  constructor(private readonly client: SqliteClient) {}

  createDriver(): Driver {
    return new ClientDriver(this.client);
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }

  createAdapter() {
    return new SqliteAdapter();
  }

  createIntrospector<Tables>(db: Kysely<Tables>) {
    return new SqliteIntrospector(db);
  }
}

/** One connection, lent to one borrower at a time: a statement of another must not get into a transaction. */
class ClientDriver implements Driver {
  private readonly connection: ClientConnection;
  private readonly queue: (() => void)[] = [];
  private isLent = false;

  constructor(private readonly client: SqliteClient) {
    this.connection = new ClientConnection(client);
  }

  async init() {
    try {
      await this.client.ask({ action: 'open' });
    } catch (error) {
      // Kysely destroys no driver that could not be made ready: the thread would stay.
      await this.client.close();
      throw error;
    }
  }

  async acquireConnection(): Promise<ClientConnection> {
    if (this.isLent) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.isLent = true;
    return this.connection;
  }

  async releaseConnection() {
    const next = this.queue.shift();
    if (next) next();
    else this.isLent = false;
  }

  async beginTransaction() {
    await this.client.ask({ action: 'begin' });
  }

  async commitTransaction() {
    await this.client.ask({ action: 'commit' });
  }

  async rollbackTransaction() {
    await this.client.ask({ action: 'rollback' });
  }

  async destroy() {
    await this.client.close();
  }
}

class ClientConnection implements DatabaseConnection {
  constructor(private readonly client: SqliteClient) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.client.ask({ action: 'execute', sql, args: [...parameters] as InValue[] });
    return { rows: [...rows] as Row[], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error('nothing here is large enough to be streamed');
  }
}
