import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type CompiledModel,
  type Embeddings,
  type LearnedParts,
  learn,
  modelOf,
  notBegun,
  partsOf,
  type TopicModel,
  topicModelOf,
} from './compiled-model';
import type { LearningThreadData } from './learning-thread';
import type { WordVectors } from './word-vectors';

/** What is learned from; the word vectors' file is read by the thread. */
type Texts = Omit<LearningThreadData, 'begun' | 'embeddings'>;
const THREAD_FILE = join(__dirname, 'learning-thread.js');

/** Learns a whole model by words alone. */
export async function compileModel(
  texts: Texts,
  vectors: WordVectors,
  threadFile = THREAD_FILE,
): Promise<CompiledModel> {
  return compile(texts, vectors, threadFile, modelOf);
}

/** Learns how topics are told apart by embeddings too. */
export async function compileTopics(
  texts: Texts & { readonly embeddings: Embeddings },
  vectors: WordVectors,
  threadFile = THREAD_FILE,
): Promise<TopicModel> {
  return compile(texts, vectors, threadFile, topicModelOf);
}

/**
 * Learns with a thread beside this one where there is a core for it: each takes the next part when it is done with one. The thread is the compiled
 * `learning-thread.js`: where there is none, as in a program that runs from the sources, and where it fails, all is learned here. The bits are the same.
 */
async function compile<Model>(
  texts: Omit<LearningThreadData, 'begun'>,
  vectors: WordVectors,
  threadFile: string,
  made: (parts: LearnedParts) => Model | undefined,
): Promise<Model> {
  const { knowledge, embeddings } = texts;
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const hasThread = availableParallelism() > 1 && existsSync(threadFile);
  const beside = hasThread ? learnBeside(threadFile, { ...texts, begun }) : undefined;
  const here = learn(notBegun(partsOf(embeddings), begun), knowledge, vectors, embeddings);
  // A thread that failed may have begun a part: all is learned here, then.
  return made({ ...here, ...(await beside) }) ?? compile(texts, vectors, '', made);
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
