import { existsSync } from 'node:fs';
import { join } from 'node:path';
import '../native-typed-arrays';
import { openEncoder } from '../../src/matching/encoder';
import { EncoderPlaces } from '../../src/matching/encoder-places';
import { type Aspect, openSession } from '../../src/matching/encoder-session';
import { EncoderThread } from '../../src/matching/encoder-thread-client';

const root = join(__dirname, '..', '..');
const THREAD = join(root, 'dist', 'matching', 'encoder-thread.js');
const modelDir = join(root, 'models', 'encoder');
const upper = { meaning: join(modelDir, 'meaning.onnx'), readers: join(modelDir, 'readers.onnx') };
const files = { lower: join(modelDir, 'lower.onnx'), upper };
const suite = existsSync(files.lower) ? describe : describe.skip;
const tokens = (length: number) => Array.from({ length }, (_, i) => 2_000 + i * 31);
const TOPICS: readonly Aspect[] = ['topics'];
const BOTH: readonly Aspect[] = ['topics', 'danger'];
const BATCHES = [1, 7, 20, 64].map((length) => ({
  sentences: [tokens(length), tokens(length).reverse()],
  aspects: length > 7 ? BOTH : TOPICS,
}));
const BATCH = { sentences: [tokens(3)], aspects: TOPICS };

suite('the thread that encodes beside the calling one', () => {
  it('gives the bits that the calling thread gives, and none once it is stopped', async () => {
    const here = await openSession(files);
    const thread = new EncoderThread(THREAD, files);
    expect(await thread.isReady).toBe(true);
    for (const batch of BATCHES) expect(await thread.read(batch)).toEqual(await here(batch));
    await thread.stop();
    expect(await thread.read(BATCH)).toBeUndefined();
  });

  it('gives each of the batches that wait together its own, whatever is read of it', async () => {
    const here = await openSession(files);
    const thread = new EncoderThread(THREAD, files);
    expect(await thread.isReady).toBe(true);
    const asked = [BOTH, BOTH, TOPICS, ['meaning'] as const, BOTH];
    const mixed = asked.map((aspects, i) => ({ sentences: [tokens(3 + i)], aspects }));
    const alone = [];
    for (const batch of mixed) alone.push(await here(batch));
    expect(await Promise.all(mixed.map((batch) => thread.read(batch)))).toEqual(alone);
    await thread.stop();
  });

  it.each([
    ['a program that is not there', '/nowhere/thread.js', files],
    ['a model that is not there', THREAD, { ...files, lower: '/nowhere/lower.onnx' }],
    ['readers that are not there', THREAD, { ...files, upper: { readers: '/nowhere/readers.onnx' } }],
  ])('is never ready with %s', async (_, threadFile, opened) => {
    const thread = new EncoderThread(threadFile, opened);
    expect(await thread.isReady).toBe(false);
    expect(await thread.read(BATCH)).toBeUndefined();
  });

  it.each([
    ['works', THREAD],
    ['cannot start', '/nowhere/thread.js'],
  ])('changes no bit of what an encoder says where it %s, nor when it is stopped meanwhile', async (_, threadFile) => {
    const texts = ['Wishaw social work number', 'what are the signs', 'help', 'is it a crime', ''];
    const encoder = await openEncoder(modelDir, undefined, threadFile);
    const alone = await encoder.encode(texts);
    await encoder.startThread();
    expect(await encoder.encode(texts)).toEqual(alone);
    const [meanwhile] = await Promise.all([encoder.encode(texts), encoder.stopThread()]);
    expect(meanwhile).toEqual(alone);
    expect(await encoder.encode(texts)).toEqual(alone);
  });
});

describe('the places where sentences are encoded', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** A sentence's vector is its first token; the lengths of the batches, as they came. */
  function recorded() {
    const batches: (number | string)[][] = [];
    const places = new EncoderPlaces(async ({ sentences, aspects }) => {
      batches.push([...aspects.filter((aspect) => aspect === 'danger'), ...sentences.map(({ length }) => length)]);
      if (sentences.some(([token]) => token === 0)) throw new Error('broken');
      return sentences.map(([token = 0]) => ({ vector: Float32Array.of(token) }));
    });
    return { places, batches };
  }
  /** With a thread that does nothing until it is told. */
  async function besideThread() {
    const there: number[] = [];
    const finish: (() => void)[] = [];
    jest.spyOn(EncoderThread.prototype, 'read').mockImplementation(({ sentences }) => {
      there.push(...sentences.map(({ length }) => length));
      return new Promise((resolve) =>
        finish.push(() => resolve(sentences.map(() => ({ vector: new Float32Array(1) })))),
      );
    });
    const { places, batches } = recorded();
    await places.startThread(THREAD, files);
    const end = () => {
      for (const one of finish.splice(0)) one();
    };
    return { places, batches, there, end };
  }
  const sentence = (token: number, length: number) => [token, ...tokens(length - 1)];

  it('leave a place to the next where a sentence fails', async () => {
    const { places } = recorded();
    await expect(places.read([0], TOPICS)).rejects.toThrow('broken');
    expect(await Promise.all([places.read([2], TOPICS), places.read([3], BOTH)])).toEqual([
      { vector: Float32Array.of(2) },
      { vector: Float32Array.of(3) },
    ]);
  });

  it('take those of one length together that wait, not too many, and the other lengths before the rest', async () => {
    const { places, batches } = recorded();
    const lengths = [9, 50, 50, 9, 50, 50, 9, 200];
    const read = await Promise.all(lengths.map((length, i) => places.read(sentence(i + 1, length), TOPICS)));
    expect(read.map(({ vector }) => vector?.[0])).toEqual(lengths.map((_, i) => i + 1));
    expect(batches).toEqual([[9], [50, 50], [9, 9], [200], [50, 50]]);
  });

  it('give the thread the whole of a message, and its sentences to the calling thread, which is free sooner', async () => {
    const { places, batches, there, end } = await besideThread();
    const read = [40, 14, 12, 15].map((length) => places.read(sentence(1, length), TOPICS));
    await Promise.all(read.slice(1));
    expect([there, batches]).toEqual([[40], [[14], [12], [15]]]);
    end();
    await Promise.all(read);
    await places.stopThread();
  });

  it('give the thread more than it is at, where many wait', async () => {
    const { places, there, end } = await besideThread();
    const read = Array.from({ length: 12 }, (_, i) => places.read(sentence(1, 10 + i), TOPICS));
    await new Promise((resolve) => setImmediate(resolve));
    expect(there.length).toBeGreaterThan(1);
    const ending = setInterval(end, 1);
    await Promise.all(read);
    clearInterval(ending);
    await places.stopThread();
  });

  it('take those that are read for danger by themselves', async () => {
    const { places, batches } = recorded();
    await Promise.all([1, 2, 3, 4, 5].map((token) => places.read(sentence(token, 4), token % 2 === 0 ? BOTH : TOPICS)));
    expect(batches).toEqual([[4], ['danger', 4, 4], [4, 4]]);
  });
});
