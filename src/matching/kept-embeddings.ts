import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Encoder } from './encoder';
import { learningProgram } from './learning-program';
import { writeAside } from './write-aside';

/** Bytes of the checksum, and of the part of a hash that stands for a text. */
const CHECKSUM = 32;
const KEY = 16;

/**
 * Encodes texts, but for those whose vectors a file keeps, and keeps them all there: after an edit of the content only what is new is encoded.
 * A file that is missing, damaged or of another program or encoder, or that cannot be written, is done without.
 *
 * The file: the SHA-256 of all that follows; then for each text the beginning of its key's, and its vector in the machine's byte order.
 */
export async function encodeKept(
  texts: readonly string[],
  encoder: Pick<Encoder, 'name' | 'dimensions' | 'encode'>,
  path: string,
): Promise<Float32Array[]> {
  const by = `${learningProgram()} ${encoder.name} ${encoder.dimensions} `;
  const keys = texts.map((text) => sha256(by + text).subarray(0, KEY));
  const vectors = readKept(path, encoder.dimensions);
  const named = texts.map((text, i) => ({ text, name: nameOf(keys[i] as Buffer) }));
  const missing = named.filter(({ name }) => !vectors.has(name));
  const made = await encoder.encode(missing.map(({ text }) => text));
  missing.forEach(({ name }, i) => {
    vectors.set(name, made[i] as Float32Array);
  });
  const all = named.map(({ name }) => vectors.get(name) as Float32Array);
  if (missing.length > 0) {
    const kept = Buffer.concat(all.flatMap((vector, i) => [keys[i] as Buffer, bytesOf(vector)]));
    writeAside(path, Buffer.concat([sha256(kept), kept]));
  }
  return all;
}

/** The vectors in the file, by their keys' names; none where it cannot be read. */
function readKept(path: string, dimensions: number): Map<string, Float32Array> {
  const vectors = new Map<string, Float32Array>();
  const size = KEY + dimensions * Float32Array.BYTES_PER_ELEMENT;
  try {
    const file = readFileSync(path);
    const kept = file.subarray(CHECKSUM);
    if (!sha256(kept).equals(file.subarray(0, CHECKSUM))) return vectors;
    for (let at = 0; at + size <= kept.length; at += size) {
      const vector = Uint8Array.from(kept.subarray(at + KEY, at + size));
      vectors.set(nameOf(kept.subarray(at, at + KEY)), new Float32Array(vector.buffer));
    }
  } catch {
    // None are kept: all are encoded.
  }
  return vectors;
}

function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

function nameOf(key: Buffer): string {
  return key.toString('latin1');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
