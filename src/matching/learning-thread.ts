import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Knowledge } from '../knowledge/knowledge';
import { type Embeddings, LEARNED_BESIDE, learn } from './compiled-model';
import { readWordVectors } from './word-vectors';

/** What the thread is started with. */
export interface LearningThreadData {
  readonly knowledge: Knowledge;
  readonly wordVectors: string;
  readonly embeddings?: Embeddings;
}

/* A second core for learning: learns its parts, says them and ends. */
const { knowledge, wordVectors, embeddings } = workerData as LearningThreadData;
parentPort?.postMessage(learn(LEARNED_BESIDE, knowledge, readWordVectors(readFileSync(wordVectors)), embeddings));
