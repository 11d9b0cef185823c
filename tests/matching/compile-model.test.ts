import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileModel, compileTopics } from '../../src/matching/compile-model';
import { trainingTexts } from '../../src/matching/compiled-model';
import { writeModel } from '../../src/matching/model-file';
import { readWordVectors } from '../../src/matching/word-vectors';
import { smallKnowledge as knowledge } from '../fixtures/small-knowledge';

const root = join(__dirname, '..', '..');
const THREAD = join(root, 'dist', 'matching', 'learning-thread.js');
const wordVectors = join(root, 'models', 'word-vectors.bin');
const vectors = readWordVectors(readFileSync(wordVectors));
/** As an encoder would bring them, but shorter. */
const embeddings = new Map(
  trainingTexts(knowledge).map((text, i) => [text, Float32Array.of(Math.cos(i), Math.sin(i), 0, 0)]),
);

const folder = mkdtempSync(join(tmpdir(), 'signpost-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Compile = (texts: typeof all, threadFile: string) => ReturnType<typeof compileModel | typeof compileTopics>;
const all = { knowledge, wordVectors, embeddings };

describe.each<[string, Compile]>([
  ['words alone', ({ embeddings: _, ...texts }, threadFile) => compileModel(texts, vectors, threadFile)],
  ['words and embeddings', (texts, threadFile) => compileTopics(texts, vectors, threadFile)],
])('a model of %s', (_, compile) => {
  const bytes = async (...args: Parameters<Compile>) => writeModel(await compile(...args));

  it('has the same bits where half of it is learned on a thread, where the thread fails and where there is none', async () => {
    const alone = await bytes(all, '/nowhere/learning-thread.js');
    expect((await bytes(all, THREAD)).equals(alone)).toBe(true);
    const failing = { ...all, wordVectors: '/nowhere/word-vectors.bin' };
    expect((await bytes(failing, THREAD)).equals(alone)).toBe(true);
  });
});

it('learns all of it where the thread ends with a part that it has begun', async () => {
  const threadFile = join(folder, 'ends.cjs');
  writeFileSync(threadFile, "Atomics.add(require('node:worker_threads').workerData.begun, 0, 1);");
  const whole = await compileModel({ knowledge, wordVectors }, vectors, '/nowhere/learning-thread.js');
  expect(await compileModel({ knowledge, wordVectors }, vectors, threadFile)).toEqual(whole);
});

it('takes what the thread has learned, where there is a core for it', async () => {
  const threadFile = join(folder, 'thread.cjs');
  writeFileSync(threadFile, "require('node:worker_threads').parentPort.postMessage({ dangerOffset: 42 });");
  const { dangerOffset } = await compileModel({ knowledge, wordVectors }, vectors, threadFile);
  expect(dangerOffset === 42).toBe(availableParallelism() > 1);
});
