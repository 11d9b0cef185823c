import { existsSync } from 'node:fs';
import { join } from 'node:path';
import '../native-typed-arrays';
import { openEncoder } from '../../src/matching/encoder';
import { EncoderPlaces } from '../../src/matching/encoder-places';
import { openSession } from '../../src/matching/encoder-session';
import { EncoderThread } from '../../src/matching/encoder-thread-client';

const root = join(__dirname, '..', '..');
const THREAD = join(root, 'dist', 'matching', 'encoder-thread.js');
const modelDir = join(root, 'models', 'encoder');
const modelFile = join(modelDir, 'model.onnx');
const dimensions = 384;
const suite = existsSync(modelFile) ? describe : describe.skip;
const tokens = (length: number) => Array.from({ length }, (_, i) => 2_000 + i * 31);
const BATCHES = [1, 7, 20, 64].map((length) => [tokens(length), tokens(length).reverse()]);

suite('the thread that encodes beside the calling one', () => {
  it('gives the bits that the calling thread gives, and none once it is stopped', async () => {
    const here = await openSession(modelFile, dimensions);
    const thread = new EncoderThread(THREAD, { modelFile, dimensions });
    expect(await thread.isReady).toBe(true);
    for (const batch of BATCHES) expect(await thread.encode(batch)).toEqual(await here(batch));
    await thread.stop();
    expect(await thread.encode([tokens(3)])).toBeUndefined();
  });

  it.each([
    ['a program that is not there', '/nowhere/thread.js', modelFile],
    ['a model that is not there', THREAD, '/nowhere/model.onnx'],
  ])('is never ready with %s', async (_, threadFile, file) => {
    const thread = new EncoderThread(threadFile, { modelFile: file, dimensions });
    expect(await thread.isReady).toBe(false);
    expect(await thread.encode([tokens(3)])).toBeUndefined();
  });

  it.each([
    ['works', THREAD],
    ['cannot start', '/nowhere/thread.js'],
  ])('changes no bit of what an encoder says where it %s, nor when it is stopped meanwhile', async (_, threadFile) => {
    const texts = ['Wishaw social work number', 'what are the signs', 'help', 'is it a crime', ''];
    const encoder = await openEncoder(modelDir, threadFile);
    const alone = await encoder.encode(texts);
    await encoder.startThread();
    expect(await encoder.encode(texts)).toEqual(alone);
    const [meanwhile] = await Promise.all([encoder.encode(texts), encoder.stopThread()]);
    expect(meanwhile).toEqual(alone);
    expect(await encoder.encode(texts)).toEqual(alone);
  });
});

describe('the places where sentences are encoded', () => {
  /** A sentence's vector is its first token; the lengths of the batches, as they came. */
  function recorded() {
    const batches: number[][] = [];
    const places = new EncoderPlaces(async (batch) => {
      batches.push(batch.map(({ length }) => length));
      if (batch.some(([token]) => token === 0)) throw new Error('broken');
      return batch.map(([token = 0]) => new Float32Array([token]));
    });
    return { places, batches };
  }
  const sentence = (token: number, length: number) => [token, ...tokens(length - 1)];

  it('leave a place to the next where a sentence fails', async () => {
    const { places } = recorded();
    await expect(places.encode([0])).rejects.toThrow('broken');
    expect(await Promise.all([places.encode([2]), places.encode([3])])).toEqual([
      Float32Array.of(2),
      Float32Array.of(3),
    ]);
  });

  it('take those of one length together that wait, not too many, and the other lengths before the rest', async () => {
    const { places, batches } = recorded();
    const lengths = [9, 50, 50, 9, 50, 50, 9, 200];
    const vectors = await Promise.all(lengths.map((length, i) => places.encode(sentence(i + 1, length))));
    expect(vectors.map(([token]) => token)).toEqual(lengths.map((_, i) => i + 1));
    expect(batches).toEqual([[9], [50, 50], [9, 9], [200], [50, 50]]);
  });
});
