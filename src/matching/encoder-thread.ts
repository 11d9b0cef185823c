import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, type Encoded, openSession, type SessionFiles } from './encoder-session';

/** What the thread says: first that it is ready, then one reply for each batch, `undefined` where it failed. */
export type EncoderReply = 'ready' | Encoded[] | undefined;

/* A second place where sentences are encoded: the runtime works on the thread that asks, and a burst of questions would use one core alone. */
async function main(): Promise<void> {
  const read = await openSession(workerData as SessionFiles);
  /** Replies come in the order in which batches came: one takes several runs, and the next one may not overtake it. */
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (batch: Batch) => {
    last = last.then(async () => parentPort?.postMessage(await read(batch).catch(() => undefined)));
  });
  parentPort?.postMessage('ready' satisfies EncoderReply);
}

void main();
