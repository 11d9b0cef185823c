import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContent } from '../../src/knowledge/check-content';
import { FolderCopy, removeCopies } from './folder-copy';

afterAll(removeCopies);

it('sums the content up when it is right', () => {
  const { ok, text } = checkContent(new FolderCopy().parent);
  expect(ok).toBe(true);
  expect(text).toMatch(/12 topics, 9 contacts, 6 websites/);
  expect(text).toMatch(/(\d+) of \1 sentences and lines of source\.txt are shown.*\(100 %\)/);
});

it('lists what is wrong when it is not', () => {
  const copy = new FolderCopy().replace('contacts.yaml', '01236 757000', '01236 757001');
  const { ok, text } = checkContent(copy.parent);
  expect(ok).toBe(false);
  expect(text).toMatch(/has \d+ problems?:\ncontacts\.yaml:\d+ "01236 757001" does not stand in source\.txt/);
});

describe('KNOWLEDGE_DIR holds one leaflet folder', () => {
  const parent = mkdtempSync(join(tmpdir(), 'knowledge-'));
  afterAll(() => rmSync(parent, { recursive: true }));

  it('and is told so when it holds none, or does not exist', () => {
    expect(checkContent(parent)).toEqual({
      ok: false,
      text: expect.stringContaining('holds no leaflet folder: put one in it'),
    });
    expect(checkContent(join(parent, 'nowhere')).text).toMatch(/cannot be read: set it to the folder/);
  });

  it('and is told so when it holds two, hidden ones aside', () => {
    for (const name of ['cse', 'fgm', '.git']) mkdirSync(join(parent, name));
    expect(checkContent(parent).text).toMatch(/holds 2 folders \(cse, fgm\) and one is served: move the others out/);
  });
});
