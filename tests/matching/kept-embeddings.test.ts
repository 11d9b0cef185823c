import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeKept } from '../../src/matching/kept-embeddings';

const folder = mkdtempSync(join(tmpdir(), 'signpost-embeddings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A made-up encoder, and what it was asked. */
function encoder(name = 'made-up', dimensions = 3) {
  const asked: string[] = [];
  const encode = async (texts: readonly string[]) => {
    asked.push(...texts);
    return texts.map((text) => Float32Array.from({ length: dimensions }, (_, i) => Math.sin(text.length + i)));
  };
  return { name, dimensions, encode, asked };
}

const TEXTS = ['help', 'what are the signs', 'Wishaw number'];
let files = 0;
/** A file that keeps the vectors of TEXTS. */
async function keptFile(): Promise<string> {
  files += 1;
  const path = join(folder, 'made on the way', `${files}.bin`);
  await encodeKept(TEXTS, encoder(), path);
  return path;
}

describe('embeddings that are kept', () => {
  it('are encoded but once, and are the same to the bit', async () => {
    const path = await keptFile();
    const next = encoder();
    expect(await encodeKept([...TEXTS].reverse(), next, path)).toEqual(await encoder().encode([...TEXTS].reverse()));
    expect(next.asked).toEqual([]);
  });

  it('leave what is new to be encoded, and the file forgets what is gone', async () => {
    const path = await keptFile();
    const [edited, undone] = [encoder(), encoder()];
    const texts = ['help', 'help me', 'what are the signs', 'help me'];
    expect(await encodeKept(texts, edited, path)).toEqual(await encoder().encode(texts));
    expect(new Set(edited.asked)).toEqual(new Set(['help me']));
    await encodeKept(TEXTS, undone, path);
    expect(undone.asked).toEqual(['Wishaw number']);
  });

  it.each([
    ['of another encoder', encoder('another')],
    ['of another length', encoder('made-up', 4)],
  ])('are not taken where they are %s', async (_, other) => {
    expect(await encodeKept(TEXTS, other, await keptFile())).toEqual(await encoder('', other.dimensions).encode(TEXTS));
    expect(other.asked).toEqual(TEXTS);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut short', (bytes) => bytes.subarray(0, 70)],
    ['has a changed byte', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(9)])],
    ['is something else', () => Buffer.from('version https://git-lfs.github.com/spec/v1')],
  ])('are made anew where the file %s, which is mended', async (_, damage) => {
    const path = await keptFile();
    const good = readFileSync(path);
    writeFileSync(path, damage(good));
    const next = encoder();
    expect(await encodeKept(TEXTS, next, path)).toEqual(await encoder().encode(TEXTS));
    expect(next.asked).toEqual(TEXTS);
    expect(readFileSync(path).equals(good)).toBe(true);
  });

  // Permissions are no way to test this: the tests may run as root.
  it('are done without where no file can be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await encodeKept(TEXTS, encoder(), join(file, 'embeddings.bin'))).toEqual(await encoder().encode(TEXTS));
  });
});
