import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropOldModels } from '../../src/matching/old-models';

const folder = mkdtempSync(join(tmpdir(), 'signpost-old-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Named against their age, so that neither order of names is that of time. */
const model = (age: number) => `${String((age * 7) % 31).padStart(16, '0')}.bin`;
const write = (name: string, age: number) => {
  writeFileSync(join(folder, name), '');
  utimesSync(join(folder, name), 1_000_000 - age, 1_000_000 - age);
};

describe('of the compiled models in a folder', () => {
  it('the twelve newest stay, and whatever is no compiled model', () => {
    for (let age = 0; age < 30; age += 1) write(model(age), age);
    for (const other of ['embeddings.bin', 'notes.txt']) write(other, 1_000);
    dropOldModels(folder);
    const newest = Array.from({ length: 12 }, (_, age) => model(age));
    expect(readdirSync(folder).sort()).toEqual([...newest, 'embeddings.bin', 'notes.txt'].sort());
  });

  it('what was left half-written goes after an hour, and what another process may be writing stays', () => {
    const aside = [`${model(0)}.17`, 'embeddings.bin.17'];
    for (const name of aside) write(name, 0);
    const others = [`${model(1)}.18`, 'notes.txt.17'];
    writeFileSync(join(folder, `${model(1)}.18`), '');
    write('notes.txt.17', 0);
    dropOldModels(folder);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(others));
    for (const name of aside) expect(readdirSync(folder)).not.toContain(name);
  });

  it('all stay where there are few, and a folder that is none is no trouble', () => {
    const before = readdirSync(folder);
    dropOldModels(folder);
    dropOldModels(join(folder, 'nowhere'));
    expect(readdirSync(folder)).toEqual(before);
  });
});
