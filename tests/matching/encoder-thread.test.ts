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
const LISTS = [1, 7, 20, 64].map(tokens);

suite('the thread that encodes beside the calling one', () => {
  it('gives the bits that the calling thread gives, and none once it is stopped', async () => {
    const here = await openSession(modelFile, dimensions);
    const thread = new EncoderThread(THREAD, { modelFile, dimensions });
    expect(await thread.isReady).toBe(true);
    for (const list of LISTS) expect(await thread.encode(list)).toEqual(await here(list));
    await thread.stop();
    expect(await thread.encode(tokens(3))).toBeUndefined();
  });

  it.each([
    ['a program that is not there', '/nowhere/thread.js', modelFile],
    ['a model that is not there', THREAD, '/nowhere/model.onnx'],
  ])('is never ready with %s', async (_, threadFile, file) => {
    const thread = new EncoderThread(threadFile, { modelFile: file, dimensions });
    expect(await thread.isReady).toBe(false);
    expect(await thread.encode(tokens(3))).toBeUndefined();
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

it('a sentence that fails leaves its place to the next', async () => {
  const vector = new Float32Array([1]);
  let asked = 0;
  const places = new EncoderPlaces(async () => {
    asked += 1;
    if (asked === 1) throw new Error('broken');
    return vector;
  });
  await expect(places.encode([1])).rejects.toThrow('broken');
  expect(await Promise.all([places.encode([2]), places.encode([3])])).toEqual([vector, vector]);
});
