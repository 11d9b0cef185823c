import { parentPort, workerData } from 'node:worker_threads';
import { openSession } from './encoder-session';

/** What the thread is started with. */
export interface EncoderThreadData {
  readonly modelFile: string;
  readonly dimensions: number;
}

/** What the thread says: first that it is ready, then one reply for each batch, `undefined` where it failed. */
export type EncoderReply = 'ready' | Float32Array[] | undefined;

/* A second place where sentences are encoded: the runtime works on the thread that asks, and a burst of questions would use one core alone. */
const { modelFile, dimensions } = workerData as EncoderThreadData;

async function main(): Promise<void> {
  const encode = await openSession(modelFile, dimensions);
  parentPort?.on('message', async (batch: readonly (readonly number[])[]) => {
    parentPort?.postMessage(await encode(batch).catch(() => undefined));
  });
  parentPort?.postMessage('ready' satisfies EncoderReply);
}

void main();
