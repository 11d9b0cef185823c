import { Worker } from 'node:worker_threads';
import type { InValue } from '@libsql/client/sqlite3';
import type { SqliteReply, SqliteRequest, SqliteResult, SqliteThreadData } from './sqlite-thread';

/** Anything that one of the thread's requests says beside its number. */
type Asked = SqliteRequest extends infer Each ? (Each extends SqliteRequest ? Omit<Each, 'id'> : never) : never;

/** The error of a statement, with the code that SQLite or the system gave it. */
class SqliteError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** A statement as kysely compiles it. */
interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Waiting {
  readonly resolve: (result: SqliteResult) => void;
  readonly reject: (error: Error) => void;
}

/** A SQLite file, worked on in a thread of its own, one request after the other. */
export class SqliteClient {
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;
  private asked = 0;
  private ended: Error | undefined;

  /** @param threadFile the compiled `sqlite-thread.js` */
  constructor(threadFile: string, data: SqliteThreadData) {
    this.worker = new Worker(threadFile, { workerData: data });
    this.worker.on('message', (reply: SqliteReply) => this.settle(reply));
    this.worker.on('error', (error) => this.end(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.end(new SqliteError('the thread of the SQLite file has ended', 'closed')));
  }

  /** Asks the thread; rejects with an error that has a `code`. */
  ask(asked: Asked): Promise<SqliteResult> {
    if (this.ended) return Promise.reject(this.ended);
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...asked, id });
    });
  }

  /** Runs statements in one transaction, in one trip to the thread. */
  async runTogether(statements: readonly Statement[]): Promise<void> {
    const plain = statements.map(({ sql, parameters }) => ({ sql, args: [...parameters] as InValue[] }));
    await this.ask({ action: 'batch', statements: plain });
  }

  /** Closes the file after what was asked before; resolves when the thread has ended. */
  async close(): Promise<void> {
    const isOver = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    if (this.ended) return;
    await this.ask({ action: 'close' }).catch(() => undefined);
    await isOver;
  }

  private settle(reply: SqliteReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('result' in reply) waiting?.resolve(reply.result);
    else waiting?.reject(new SqliteError(reply.error.message, reply.error.code));
  }

  private end(reason: Error): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
