import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../native-typed-arrays';
import { topicsOf } from '../../src/matching/compiled-model';
import { openEncoder } from '../../src/matching/encoder';
import { Matcher } from '../../src/matching/matcher';
import { openModel, withEncoder } from '../../src/matching/open-model';
import { smallKnowledge as knowledge } from '../fixtures/small-knowledge';

const folders: string[] = [];
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-models-'));
  folders.push(folder);
  return folder;
}
/** The one compiled file of a DATA_DIR. */
function fileIn(dataDir: string): string {
  const [name = '', ...more] = readdirSync(join(dataDir, 'models'));
  expect(more).toEqual([]);
  return join(dataDir, 'models', name);
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('opening the compiled model', () => {
  it('compiles it where none is cached, and loads it the next time, the same to the bit', async () => {
    const dataDir = join(emptyFolder(), 'made', 'on', 'the', 'way');
    const compiled = await openModel(knowledge, dataDir);
    const loaded = await openModel(knowledge, dataDir);
    expect([compiled.fromCache, loaded.fromCache]).toEqual([false, true]);
    expect(compiled).not.toHaveProperty('notKept');
    expect(loaded.model).toEqual(compiled.model);
    expect(fileIn(dataDir)).toMatch(/[0-9a-f]{16}\.bin$/);
  });

  it('compiles the same model from the same content, bit for bit', async () => {
    const [one, other] = [emptyFolder(), emptyFolder()];
    await openModel(knowledge, one);
    await openModel(knowledge, other);
    expect(readFileSync(fileIn(one)).equals(readFileSync(fileIn(other)))).toBe(true);
  });

  it('does not take the model of other content', async () => {
    const dataDir = emptyFolder();
    await openModel(knowledge, dataDir);
    expect((await openModel({ ...knowledge, version: 'bbbbbbbbbbbb' }, dataDir)).fromCache).toBe(false);
  });

  it('compiles it anew where the cached file is damaged, and mends the file', async () => {
    const dataDir = emptyFolder();
    await openModel(knowledge, dataDir);
    const file = fileIn(dataDir);
    writeFileSync(file, readFileSync(file).subarray(0, 5_000));
    expect((await openModel(knowledge, dataDir)).fromCache).toBe(false);
    expect((await openModel(knowledge, dataDir)).fromCache).toBe(true);
  });
});

const modelDir = join(__dirname, '..', '..', 'models', 'encoder');

describe('with the sentence encoder', () => {
  const opened = async (dataDir: string, subject: string) => {
    const content = { ...knowledge, leaflet: { ...knowledge.leaflet, command: subject } };
    const model = await openModel(content, dataDir);
    return withEncoder(model, content, dataDir, await openEncoder(modelDir, topicsOf(content, model.model)));
  };

  it('that was taught the content’s topics, nothing more is learned', async () => {
    const dataDir = emptyFolder();
    const { encoded } = await opened(dataDir, 'cse');
    expect(encoded?.encoder.topics?.labels).toContain('signs');
    expect(encoded).not.toHaveProperty('model');
    fileIn(dataDir);
  });

  it('that was taught others, topics are learned over its embeddings, once', async () => {
    const dataDir = emptyFolder();
    const model = await opened(dataDir, 'neglect');
    expect(model).toMatchObject({ fromCache: false, encoded: { encoder: { danger: {} }, model: { topics: {} } } });
    expect(model.encoded?.encoder).not.toHaveProperty('topics');
    expect((await opened(dataDir, 'neglect')).fromCache).toBe(true);
    const matcher = new Matcher(knowledge, model);
    const text = 'what should i watch out for in a child';
    const read = (await matcher.open(text).encoded?.())?.read(text);
    expect(read).toMatchObject({ encoded: true, threshold: model.encoded?.model?.calibration.threshold });
    expect(read?.topics.map(({ score }) => score)).not.toEqual(matcher.read(text).topics.map(({ score }) => score));
    expect((await matcher.nearest(text, true, 'signs', 2)).length).toBe(2);
  }, 60_000);
});

// Permissions are no way to test this: the tests may run as root.
describe('a cache that cannot be used is done without', () => {
  it('where its folder is a file', async () => {
    const dataDir = join(emptyFolder(), 'file');
    writeFileSync(dataDir, '');
    const { fromCache, model, notKept } = await openModel(knowledge, dataDir);
    expect([fromCache, notKept]).toEqual([false, 'ENOTDIR']);
    expect(model.topics.labels).toContain('signs');
  });

  it('where the cached file cannot be read as a file', async () => {
    const dataDir = emptyFolder();
    await openModel(knowledge, dataDir);
    const file = fileIn(dataDir);
    rmSync(file);
    mkdirSync(file);
    expect((await openModel(knowledge, dataDir)).fromCache).toBe(false);
    // Nor is anything left beside it.
    expect(fileIn(dataDir)).toBe(file);
  });
});
