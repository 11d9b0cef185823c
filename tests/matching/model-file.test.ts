import { createHash } from 'node:crypto';
import { readModel, writeModel } from '../../src/matching/model-file';
import { realModel } from '../fixtures/real-assistant';

const { model } = realModel();
const file = writeModel(model);

/** A model with a digest in the place of each array's millions of numbers: compared to the bit, and in a moment. */
function toTheBit(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return { kind: value.constructor.name, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
  if (value instanceof Map || Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toTheBit(part)]));
}

function changed(at: number, value: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt32LE(value, at);
  return copy;
}

/** The file with another header in the place of its own. */
function withHeader(header: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(header));
  const start = Buffer.from(file.subarray(0, 24));
  start.writeUInt32LE(bytes.length, 20);
  return Buffer.concat([start, bytes, Buffer.alloc(4_096)]);
}

describe('a compiled model in a file', () => {
  it('is read as it was written, to the bit', () => {
    expect(toTheBit(readModel(file))).toEqual(toTheBit(model));
  });

  it('is read where topics are all that was learned', () => {
    const { topics, calibration } = model;
    expect(toTheBit(readModel(writeModel({ topics, calibration })))).toEqual(toTheBit({ topics, calibration }));
  });

  it('is the same file each time', () => {
    expect(writeModel(model).equals(file)).toBe(true);
  });

  it('is read wherever its bytes stand in memory', () => {
    for (const shift of [1, 3, 4]) {
      const moved = Buffer.concat([Buffer.alloc(shift), file]).subarray(shift);
      const read = readModel(moved);
      expect(read && writeModel(read).equals(file)).toBe(true);
    }
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['another kind of file', Buffer.from('%PDF-1.7 and so on, for long enough')],
    ['a file of zeros', Buffer.alloc(10_000)],
    ['a start alone', file.subarray(0, 24)],
    ['a file cut in its header', file.subarray(0, 1_000)],
    ['a file cut in its numbers', file.subarray(0, file.length / 2)],
    ['a file without its last number', file.subarray(0, -8)],
    ['a file of another format', changed(16, 999)],
    ['a header longer than the file', changed(20, 0xffff_fff0)],
    ['a header shorter than it is', changed(20, 10)],
    ['a header that is no object', withHeader(null)],
    ['a header that is a number', withHeader(7)],
    ['an empty header', withHeader({})],
    ['a header without lengths', withHeader({ calibration: {}, topics: {}, danger: {} })],
    ['lengths that are no lengths', withHeader({ calibration: {}, topics: {}, danger: {}, lengths: [-1, 'x', 1e9] })],
  ])('%s is refused, without an error', (_, bytes) => {
    expect(readModel(bytes)).toBeUndefined();
  });
});
