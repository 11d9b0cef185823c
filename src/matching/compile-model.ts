import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CompiledModel, type LearnedParts, learn, modelOf, notBegun } from './compiled-model';
import type { LearningThreadData } from './learning-thread';
import type { WordVectors } from './word-vectors';

/**
 * Learns a whole model, with a thread beside this one where there is a core for it: each takes the next part when it is done with one. The thread is
 * the compiled `learning-thread.js`: where there is none, as in a program that runs from the sources, and where it fails, all is learned here. The
 * bits are the same.
 *
 * @param texts what is learned from; the word vectors' file is read by the thread
 */
export async function compileModel(
  texts: Omit<LearningThreadData, 'begun'>,
  vectors: WordVectors,
  threadFile = join(__dirname, 'learning-thread.js'),
): Promise<CompiledModel> {
  const { knowledge, embeddings } = texts;
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const hasThread = availableParallelism() > 1 && existsSync(threadFile);
  const beside = hasThread ? learnBeside(threadFile, { ...texts, begun }) : undefined;
  const here = learn(notBegun(begun), knowledge, vectors, embeddings);
  // A thread that failed may have begun a part: all is learned here, then.
  return modelOf({ ...here, ...(await beside) }) ?? compileModel(texts, vectors, '');
}

/** What the thread learns; undefined when it fails. */
function learnBeside(threadFile: string, workerData: LearningThreadData): Promise<LearnedParts | undefined> {
  const worker = new Worker(threadFile, { workerData });
  return new Promise((resolve) => {
    worker.on('message', resolve);
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
  });
}
