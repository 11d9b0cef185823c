import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../native-typed-arrays';
import { topicsOf } from '../../src/matching/compiled-model';
import { type Encoder, LONGEST_TEXT, openEncoder } from '../../src/matching/encoder';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const modelDir = process.env.ENCODER_DIR ?? join(__dirname, '../../models/encoder');
const present = existsSync(join(modelDir, 'lower.onnx'));
const suite = present ? describe : describe.skip;

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);

suite(`sentence encoder${present ? '' : ` (skipped: no lower.onnx in ${modelDir})`}`, () => {
  let encoder: Encoder;
  const one = async (text: string): Promise<Float32Array> => {
    const [vector] = await encoder.encode([text]);
    if (!vector) throw new Error(`No vector for "${text}"`);
    return vector;
  };

  beforeAll(async () => {
    encoder = await openEncoder(modelDir);
  });

  it('says its size, and a name that holds a hash of its files', () => {
    expect(encoder.dimensions).toBe(384);
    expect(encoder.name).toMatch(/^[\w.-]+@[0-9a-f]{12}$/);
  });

  it.each([
    ['who do I phone about a child', 'what number should I call for a kid', 'what is the capital of France'],
    [
      'how can I tell if a girl is being groomed',
      'signs that someone is being exploited',
      'my printer is out of paper',
    ],
    ['she keeps running away from the home', 'a young person goes missing from care', 'how do I bake bread'],
  ])('puts "%s" nearer to "%s" than to "%s"', async (question, near, far) => {
    const vector = await one(question);
    expect(cosine(vector, await one(near))).toBeGreaterThan(cosine(vector, await one(far)) + 0.1);
  });

  it.each([
    ['a word', 'help'],
    ['nothing', ''],
    ['a space', ' '],
    ['marks only', '?!'],
    ['an emoji', '🙈'],
    ['half an emoji', '\ud83d'],
    ['an endless word', 'a'.repeat(500)],
    ['more tokens than count', 'wee lassie '.repeat(100)],
    ['the names of special tokens', '[SEP] [PAD]'],
    ['another script', '子供'],
  ])('gives %s a vector of length 1', async (_, text) => {
    const vector = await one(text);
    expect(vector).toHaveLength(encoder.dimensions);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
  });

  it('gives the same bits alone, in company, in another order and at the same time', async () => {
    const texts = [
      'Wishaw social work number',
      'what are the signs',
      'help',
      'is sharing a photo of a child a crime',
      '',
    ];
    const alone: Float32Array[] = [];
    for (const text of texts) alone.push(await one(text));
    expect(await encoder.encode(texts)).toEqual(alone);
    expect(await encoder.encode([...texts].reverse())).toEqual([...alone].reverse());
    expect(await Promise.all(texts.map(one))).toEqual(alone);
  });

  it('reads the same vector beside how much a text sounds of danger, which is the same bits in company', async () => {
    const texts = [
      'a man is dragging her into his car',
      'what does the word mean',
      'she has a dentist appointment',
      '',
    ];
    const read = await encoder.read(texts, ['meaning', 'danger']);
    expect(read.map(({ vector }) => vector)).toEqual(await encoder.encode(texts));
    for (const text of texts) expect(read).toContainEqual((await encoder.read([text], ['meaning', 'danger']))[0]);
    const [danger = 0, ...calm] = read.map((one) => one.danger ?? Number.NaN);
    expect(danger).toBeGreaterThan(0.5);
    expect(calm.map((one) => one < -0.2)).toEqual([true, true, true]);
    expect(encoder.danger?.heard).toBeGreaterThan(0);
  });

  it('tells the topics that it was taught, the same bits in company and beside danger, and makes no vectors then', async () => {
    const taught = await openEncoder(modelDir, topicsOf(realKnowledge(), realModel().model));
    // Of one length in tokens but for the last, so that they are read together.
    const texts = ['what are the main signs', 'who made this card then', 'where is my printer cable', 'help'];
    const read = await taught.read(texts, ['topics']);
    for (const [i, text] of texts.entries()) {
      expect(await taught.read([text], ['topics'])).toEqual([read[i]]);
      const [both] = await taught.read([text], ['topics', 'danger']);
      expect(both).toEqual({ ...read[i], danger: expect.any(Number) });
    }
    const best = read.slice(0, 3).map(({ topics = new Float32Array(0) }) => {
      const most = Math.max(...topics);
      return most > 0 ? taught.topics?.labels[topics.indexOf(most)] : 'none';
    });
    expect(best).toEqual(['signs', 'about', 'none']);
    await expect(taught.encode(['help'])).rejects.toThrow('makes no vectors');
  });

  it.each([{ subject: 'neglect' }, { labels: ['signs', 'neglect'] }])(
    'tells no topics of content that it was not taught, and makes vectors then: %j',
    async (other) => {
      const untaught = await openEncoder(modelDir, { ...topicsOf(realKnowledge(), realModel().model), ...other });
      expect(untaught).not.toHaveProperty('topics');
      expect(await untaught.read(['help'], ['topics', 'meaning'])).toEqual([{ vector: await one('help') }]);
    },
  );

  it('reads case and accents as the same', async () => {
    expect(await one('WHAT ARE THE SIGNS, René?')).toEqual(await one('what are the signs, rene?'));
  });

  it('looks at the beginning of a long text only, and is not held up by the rest', async () => {
    const beginning = 'what are the signs of grooming '.repeat(40).slice(0, LONGEST_TEXT);
    const expected = await one(beginning);
    const before = performance.now();
    expect(await one(beginning + 'x y '.repeat(10_000))).toEqual(expected);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it('says nothing of danger where it comes without its readers', async () => {
    const without = await mkdtemp(join(tmpdir(), 'encoder-'));
    await cp(modelDir, without, { recursive: true });
    const { danger: _, ...manifest } = JSON.parse(await readFile(join(without, 'encoder.json'), 'utf8'));
    await writeFile(join(without, 'encoder.json'), JSON.stringify(manifest));
    await rm(join(without, 'readers.onnx'));
    const bare = await openEncoder(without);
    expect(await bare.read(['he has a knife'], ['meaning', 'danger'])).toEqual([
      { vector: await one('he has a knife') },
    ]);
    expect(bare).not.toHaveProperty('danger');
    await rm(without, { recursive: true });
  });

  it('gives no vectors for no texts', async () => {
    expect(await encoder.encode([])).toEqual([]);
  });

  it.each(['lower.onnx', 'meaning.onnx', 'readers.onnx'])(
    'refuses a file that is not the one encoder.json names: %s',
    async (file) => {
      const damaged = await mkdtemp(join(tmpdir(), 'encoder-'));
      await cp(modelDir, damaged, { recursive: true });
      await writeFile(join(damaged, file), 'version https://git-lfs.github.com/spec/v1');
      const message = expect.stringContaining(`${file} has the sha256`);
      await expect(openEncoder(damaged, topicsOf(realKnowledge(), realModel().model))).rejects.toMatchObject({
        code: 'encoder_unreadable',
        message,
      });
      await rm(damaged, { recursive: true });
    },
  );
});

describe('a folder without an encoder', () => {
  it('is refused by a message that says what to do', async () => {
    await expect(openEncoder('/nowhere/encoder')).rejects.toMatchObject({
      code: 'encoder_unreadable',
      message: expect.stringContaining('tools/encoder/README.md'),
    });
  });
});
