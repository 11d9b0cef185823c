// The layout of word-vectors.bin; models/README.md describes it, src/matching/word-vectors.ts reads it.

export const MAGIC = 'SIGNPOST-WORDVEC';
export const VERSION = 1;
const HEADER_BYTES = 32;

/** A nibble n stands for (n - 7.5) x the word's scale: sixteen even steps, none of them nought. */
export const MIDDLE = 7.5;

/**
 * Packs words and their quantised vectors into the bytes of the file.
 *
 * @param {string[]} words commonest first
 * @param {{ scale: number, codes: Uint8Array }[]} quantised one a word, codes 0 to 15
 * @param {number} dimensions
 * @returns {Buffer}
 */
export function encode(words, quantised, dimensions) {
  const text = Buffer.from(words.join('\n'), 'utf8');
  const rowBytes = Math.ceil(dimensions / 2);
  const scalesAt = HEADER_BYTES + text.length;
  const nibblesAt = scalesAt + words.length * 4;
  const file = Buffer.alloc(nibblesAt + words.length * rowBytes);

  file.write(MAGIC, 0, 'latin1');
  file.writeUInt32LE(VERSION, 16);
  file.writeUInt32LE(words.length, 20);
  file.writeUInt32LE(dimensions, 24);
  file.writeUInt32LE(text.length, 28);
  text.copy(file, HEADER_BYTES);
  quantised.forEach(({ scale, codes }, row) => {
    file.writeFloatLE(scale, scalesAt + row * 4);
    codes.forEach((code, d) => {
      file[nibblesAt + row * rowBytes + (d >> 1)] |= d % 2 === 0 ? code : code << 4;
    });
  });
  return file;
}

/**
 * Reads the bytes back, every word at once: for checking, where the bot's own reader is lazy.
 *
 * @param {Buffer} file
 * @returns {{ words: string[], vectors: Float64Array[] }}
 */
export function decode(file) {
  const count = file.readUInt32LE(20);
  const dimensions = file.readUInt32LE(24);
  const scalesAt = HEADER_BYTES + file.readUInt32LE(28);
  const rowBytes = Math.ceil(dimensions / 2);
  const nibblesAt = scalesAt + count * 4;
  const words = file.toString('utf8', HEADER_BYTES, scalesAt).split('\n');
  const vectors = words.map((_, row) => {
    const scale = file.readFloatLE(scalesAt + row * 4);
    return Float64Array.from({ length: dimensions }, (__, d) => {
      const byte = file[nibblesAt + row * rowBytes + (d >> 1)];
      return ((d % 2 === 0 ? byte & 15 : byte >> 4) - MIDDLE) * scale;
    });
  });
  return { words, vectors };
}
