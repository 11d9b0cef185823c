import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CompiledModel, LEARNED_BESIDE, LEARNED_HERE, learn } from './compiled-model';
import type { LearningThreadData } from './learning-thread';
import type { WordVectors } from './word-vectors';

type Beside = Pick<CompiledModel, (typeof LEARNED_BESIDE)[number]>;

/**
 * Learns a whole model, half of it on a thread where there is a core for it. The thread is the compiled `learning-thread.js`: where there is none, as in
 * a program that runs from the sources, and where it fails, all is learned here. The bits are the same.
 *
 * @param texts what is learned from; the word vectors' file is read by the thread
 */
export async function compileModel(
  texts: LearningThreadData,
  vectors: WordVectors,
  threadFile = join(__dirname, 'learning-thread.js'),
): Promise<CompiledModel> {
  const { knowledge, embeddings } = texts;
  const beside = availableParallelism() > 1 && existsSync(threadFile) ? learnBeside(threadFile, texts) : undefined;
  const here = learn(LEARNED_HERE, knowledge, vectors, embeddings);
  return { ...here, ...((await beside) ?? learn(LEARNED_BESIDE, knowledge, vectors, embeddings)) };
}

/** What the thread learns; undefined when it fails. */
function learnBeside(threadFile: string, workerData: LearningThreadData): Promise<Beside | undefined> {
  const worker = new Worker(threadFile, { workerData });
  return new Promise((resolve) => {
    worker.on('message', resolve);
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
  });
}
