import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Knowledge } from '../knowledge/knowledge';
import { readShipped, shippedPath } from '../shipped-file';
import type { ClassifierWeights } from './classifier';
import { compileModel, compileTopics } from './compile-model';
import { type CompiledModel, type TopicModel, trainingTexts } from './compiled-model';
import type { Encoder, ThreadedEncoder } from './encoder';
import { englishWords } from './english-words';
import { encodeKept } from './kept-embeddings';
import { learningProgram } from './learning-program';
import { MODEL_FORMAT, readModel, writeModel } from './model-file';
import { dropOldModels } from './old-models';
import { forEncoder, QuestionReader } from './question-reader';
import { readWordVectors, type WordVectors } from './word-vectors';
import { writeAside } from './write-aside';

/** The compiled model with the word vectors that it was learned over. */
export interface OpenModel {
  readonly model: CompiledModel;
  readonly vectors: WordVectors;
  /** False when it had to be compiled now. */
  readonly fromCache: boolean;
  /** The system's code (`EROFS`, `ENOSPC`) where what was compiled now could not be written to the cache: the next start compiles it again. */
  readonly notKept?: string;
  /** The sentence encoder, and what is learned of topics over its embeddings where it was not taught them itself; absent without an encoder. */
  readonly encoded?: { readonly encoder: Encoder; readonly model?: TopicModel };
}

const WORD_VECTORS = 'models/word-vectors.bin';
/** In the place of an encoder's name. */
const WORDS = 'words';

/** The compiled model of the content from the cache in `dataDir`; undefined where there is none that can be read. */
export function cachedModel(knowledge: Knowledge, dataDir: string): OpenModel | undefined {
  const file = readShipped(WORD_VECTORS);
  const model = readCached(cachePath(dataDir, knowledge, file, WORDS));
  if (!model || !('danger' in model)) return undefined;
  return { model, vectors: readWordVectors(file), fromCache: true };
}

/**
 * Opens the compiled model of the content from the cache in `dataDir`, or compiles it and caches it there. A cache that cannot be
 * read or written is done without: the model is then compiled at each start, and `notKept` says so.
 */
export async function openModel(
  knowledge: Knowledge,
  dataDir: string,
  onCompile: () => void = () => undefined,
): Promise<OpenModel> {
  const cached = cachedModel(knowledge, dataDir);
  if (cached) return cached;
  onCompile();
  const file = readShipped(WORD_VECTORS);
  const vectors = readWordVectors(file);
  const model = await compileModel({ knowledge, wordVectors: shippedPath(WORD_VECTORS) }, vectors);
  return { model, vectors, fromCache: false, ...cache(cachePath(dataDir, knowledge, file, WORDS), model) };
}

/**
 * The same model with the encoder. Where that was not taught the content's topics itself, with a model beside it that was learned over the encoder's
 * embeddings as well, from the cache or compiled now (each utterance that no compiled model had before is then encoded, on two cores where there are two).
 */
export async function withEncoder(
  open: OpenModel,
  knowledge: Knowledge,
  dataDir: string,
  encoder: Encoder & Partial<Pick<ThreadedEncoder, 'startThread'>>,
  onCompile: () => void = () => undefined,
): Promise<OpenModel> {
  if (encoder.topics) return { ...open, encoded: { encoder } };
  const path = cachePath(dataDir, knowledge, readShipped(WORD_VECTORS), encoder.name);
  const cached = readCached(path);
  if (!cached) {
    onCompile();
    await encoder.startThread?.();
  }
  const model = cached ?? (await compileEncoded(open, knowledge, dataDir, encoder));
  const kept = cached ? {} : cache(path, model);
  const encoded = { ...model, topics: withNamesOf(open.model.topics, model.topics) };
  return { ...open, ...kept, fromCache: open.fromCache && cached !== undefined, encoded: { model: encoded, encoder } };
}

/** Weights with the other ones' names of features where they are the same, as they are of one content: held once in memory, with all that is made of them. */
function withNamesOf({ fitted: { names } }: ClassifierWeights, own: ClassifierWeights): ClassifierWeights {
  const isSame = names.length === own.fitted.names.length && own.fitted.names.every((name, i) => name === names[i]);
  return isSame ? { ...own, fitted: { ...own.fitted, names } } : own;
}

async function compileEncoded(
  { model: { frequencies }, vectors }: OpenModel,
  knowledge: Knowledge,
  dataDir: string,
  encoder: Encoder,
): Promise<TopicModel> {
  const reader = new QuestionReader(knowledge, vectors, frequencies);
  const texts = [...new Set(trainingTexts(knowledge))];
  const read = texts.map((text) => forEncoder(reader.read(text, false)));
  const encoded = await encodeKept(read, encoder, join(dataDir, 'models', 'embeddings.bin'));
  const embeddings = new Map(texts.map((text, i) => [text, encoded[i] as Float32Array]));
  return compileTopics({ knowledge, wordVectors: shippedPath(WORD_VECTORS), embeddings }, vectors);
}

/** The cache file of what is learned from this content, by this program, over these vectors and this encoder. */
function cachePath(dataDir: string, knowledge: Knowledge, vectors: Buffer, encoder: string): string {
  const key = createHash('sha256')
    .update(`${MODEL_FORMAT} ${knowledge.version} ${learningProgram()} ${encoder} `)
    .update(vectors)
    .update([...englishWords()].join())
    .digest('hex')
    .slice(0, 16);
  return join(dataDir, 'models', `${key}.bin`);
}

function cache(path: string, model: TopicModel | CompiledModel): Pick<OpenModel, 'notKept'> {
  const notKept = writeAside(path, writeModel(model));
  dropOldModels(dirname(path));
  return notKept ? { notKept } : {};
}

/** The model in a cached file; undefined when there is none, or none that can be read. */
function readCached(path: string): TopicModel | CompiledModel | undefined {
  try {
    return readModel(readFileSync(path));
  } catch {
    return undefined;
  }
}
