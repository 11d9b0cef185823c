import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../knowledge/knowledge';
import { type CompiledModel, compileModel } from './compiled-model';
import { MODEL_FORMAT, readModel, writeModel } from './model-file';
import { readWordVectors, type WordVectors } from './word-vectors';

/** The compiled model with the word vectors that it was learned over. */
export interface OpenModel {
  readonly model: CompiledModel;
  readonly vectors: WordVectors;
  /** False when it had to be compiled now. */
  readonly fromCache: boolean;
}

/** Where the repository keeps its models, from src/ and from dist/ alike. */
const WORD_VECTORS = join(__dirname, '..', '..', 'models', 'word-vectors.bin');

/**
 * Opens the compiled model of the content from the cache in `dataDir`, or compiles it and caches it there. A cache that cannot be
 * read or written is done without: the model is then compiled at each start.
 */
export function openModel(knowledge: Knowledge, dataDir: string): OpenModel {
  const file = readFileSync(WORD_VECTORS);
  const vectors = readWordVectors(file);
  const key = createHash('sha256')
    .update(`${MODEL_FORMAT} ${knowledge.version} ${learningProgram()} `)
    .update(file)
    .digest('hex')
    .slice(0, 16);
  const path = join(dataDir, 'models', `${key}.bin`);
  const cached = readCached(path);
  if (cached) return { model: cached, vectors, fromCache: true };
  const model = compileModel(knowledge, vectors);
  try {
    mkdirSync(join(dataDir, 'models'), { recursive: true });
    // Written aside and renamed: another process never reads half a file.
    writeFileSync(`${path}.${process.pid}`, writeModel(model));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // No cache: the next start compiles again.
  }
  return { model, vectors, fromCache: false };
}

/** A hash of the code that learns, its settings with it: another version of the program learns another model. */
function learningProgram(): string {
  const hash = createHash('sha256');
  for (const folder of [__dirname, join(__dirname, '..', 'danger')])
    for (const name of readdirSync(folder).sort())
      if (/(?<!\.d)\.[jt]s$/.test(name)) hash.update(`${name} `).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** The model in a cached file; undefined when there is none, or none that can be read. */
function readCached(path: string): CompiledModel | undefined {
  try {
    return readModel(readFileSync(path));
  } catch {
    return undefined;
  }
}
