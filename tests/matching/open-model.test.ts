import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { openModel } from '../../src/matching/open-model';
import { realKnowledge } from '../fixtures/real-assistant';

/** The real content with a few examples of each kind: compiled in a moment. */
const few = <T extends { readonly examples: readonly string[] }>(part: T): T => ({
  ...part,
  examples: part.examples.slice(0, 4),
});
const real = realKnowledge();
const knowledge: Knowledge = {
  ...real,
  version: 'aaaaaaaaaaaa',
  topics: real.topics.map(few),
  contacts: real.contacts.map(few),
  websites: real.websites.map(few),
  contactList: few(real.contactList),
  websiteList: few(real.websiteList),
  help: real.help.slice(0, 4),
  privacy: real.privacy.slice(0, 4),
  background: real.background.slice(0, 10),
  danger: { urgent: real.danger.urgent.slice(0, 10), calm: real.danger.calm.slice(0, 10) },
};

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
  it('compiles it where none is cached, and loads it the next time, the same to the bit', () => {
    const dataDir = join(emptyFolder(), 'made', 'on', 'the', 'way');
    const compiled = openModel(knowledge, dataDir);
    const loaded = openModel(knowledge, dataDir);
    expect([compiled.fromCache, loaded.fromCache]).toEqual([false, true]);
    expect(loaded.model).toEqual(compiled.model);
    expect(fileIn(dataDir)).toMatch(/[0-9a-f]{16}\.bin$/);
  });

  it('compiles the same model from the same content, bit for bit', () => {
    const [one, other] = [emptyFolder(), emptyFolder()];
    openModel(knowledge, one);
    openModel(knowledge, other);
    expect(readFileSync(fileIn(one)).equals(readFileSync(fileIn(other)))).toBe(true);
  });

  it('does not take the model of other content', () => {
    const dataDir = emptyFolder();
    openModel(knowledge, dataDir);
    expect(openModel({ ...knowledge, version: 'bbbbbbbbbbbb' }, dataDir).fromCache).toBe(false);
  });

  it('compiles it anew where the cached file is damaged, and mends the file', () => {
    const dataDir = emptyFolder();
    openModel(knowledge, dataDir);
    const file = fileIn(dataDir);
    writeFileSync(file, readFileSync(file).subarray(0, 5_000));
    expect(openModel(knowledge, dataDir).fromCache).toBe(false);
    expect(openModel(knowledge, dataDir).fromCache).toBe(true);
  });
});

// Permissions are no way to test this: the tests may run as root.
describe('a cache that cannot be used is done without', () => {
  it('where its folder is a file', () => {
    const dataDir = join(emptyFolder(), 'file');
    writeFileSync(dataDir, '');
    const { fromCache, model } = openModel(knowledge, dataDir);
    expect(fromCache).toBe(false);
    expect(model.topics.labels).toContain('signs');
  });

  it('where the cached file cannot be read as a file', () => {
    const dataDir = emptyFolder();
    openModel(knowledge, dataDir);
    const file = fileIn(dataDir);
    rmSync(file);
    mkdirSync(file);
    expect(openModel(knowledge, dataDir).fromCache).toBe(false);
  });
});
