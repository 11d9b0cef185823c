import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Knowledge } from '../knowledge/knowledge';
import { type Embeddings, learn, notBegun, partsOf } from './compiled-model';
import { readWordVectors } from './word-vectors';

/** What the thread is started with. */
export interface LearningThreadData {
  readonly knowledge: Knowledge;
  readonly wordVectors: string;
  readonly embeddings?: Embeddings;
  /** How many parts of the model have been begun: shared with the thread that starts this one. */
  readonly begun: Int32Array;
}

/* A second core for learning: learns parts, as long as there are any, says them and ends. */
const { knowledge, wordVectors, embeddings, begun } = workerData as LearningThreadData;
const parts = notBegun(partsOf(embeddings), begun);
parentPort?.postMessage(learn(parts, knowledge, readWordVectors(readFileSync(wordVectors)), embeddings));
