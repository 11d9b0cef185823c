import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAside } from '../../src/matching/write-aside';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signpost-aside-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BYTES = Buffer.from('what was learned');

it('a file is written whole, its folders with it, and nothing beside it', () => {
  const path = join(folder, 'made', 'here', 'a.bin');
  expect(writeAside(path, BYTES)).toBeUndefined();
  expect(readFileSync(path)).toEqual(BYTES);
  expect(readdirSync(join(path, '..'))).toEqual(['a.bin']);
});

// Permissions are no way to test this: the tests may run as root.
describe('a file that cannot be written is done without; the code says why, and nothing is left', () => {
  it('where the folder is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(writeAside(join(folder, 'file', 'a.bin'), BYTES)).toBe('EEXIST');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('where it cannot take the place of what stands there', () => {
    mkdirSync(join(folder, 'a.bin'));
    expect(writeAside(join(folder, 'a.bin'), BYTES)).toBe('EISDIR');
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });

  (process.platform === 'linux' ? it : it.skip)('where the disk is full', () => {
    // What is written to it finds no room.
    symlinkSync('/dev/full', join(folder, `a.bin.${process.pid}`));
    expect(writeAside(join(folder, 'a.bin'), BYTES)).toBe('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
  });
});
