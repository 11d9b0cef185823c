import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openModel } from '../../src/matching/open-model';
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
