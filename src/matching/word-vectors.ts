import type { Buffer } from 'node:buffer';

const MAGIC = 'SIGNPOST-WORDVEC';
const VERSION = 1;
const HEADER_BYTES = 32;
const MIDDLE = 7.5;
/** Vectors that are kept decoded: the same words come again and again. */
const MOST_DECODED = 4_000;

/** GloVe vectors of the commonest English words; the words alone also serve as the list of known spellings. */
export interface WordVectors {
  /** Numbers in each vector. */
  readonly dimensions: number;
  /** How many words there are. */
  readonly size: number;
  /** Whether the word is listed. Words are matched exactly: lower-case, without accents. */
  has(word: string): boolean;
  /** The word's place by frequency, 0 for the commonest, or undefined when it is not listed. */
  rank(word: string): number | undefined;
  /** The word's vector, decoded anew at each call and the caller's to change, or undefined when it is not listed. */
  vector(word: string): Float32Array | undefined;
  /** Adds `scale` times the vector of the word at this place, as {@link vector} decodes it, to `sum`. */
  addScaled(sum: Float64Array, rank: number, scale: number): void;
}

/**
 * Reads the bytes of `models/word-vectors.bin`; the layout is described in `models/README.md`.
 *
 * Vectors stay packed until asked for, and but for some that are asked for again and again, so the buffer must not be changed afterwards.
 *
 * @throws Error when the header is not this format's, or when the length or the words are not what it announces.
 */
export function readWordVectors(file: Buffer): WordVectors {
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw unreadable(`it does not begin with "${MAGIC}" and a header of ${HEADER_BYTES} bytes`);
  }
  const version = file.readUInt32LE(16);
  if (version !== VERSION) throw unreadable(`it has format version ${version}, this reader knows ${VERSION}`);

  const size = file.readUInt32LE(20);
  const dimensions = file.readUInt32LE(24);
  const scalesAt = HEADER_BYTES + file.readUInt32LE(28);
  const nibblesAt = scalesAt + size * 4;
  const bytesPerVector = Math.ceil(dimensions / 2);
  const length = nibblesAt + size * bytesPerVector;
  if (file.length !== length) throw unreadable(`it has ${file.length} bytes, its header announces ${length}`);

  const words = file.toString('utf8', HEADER_BYTES, scalesAt).split('\n');
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  if (words.length !== size || ranks.size !== size) {
    throw unreadable(`it lists ${words.length} words, ${ranks.size} of them different, its header announces ${size}`);
  }

  const decode = (rank: number, into: Float32Array, at: number) => {
    const unit = file.readFloatLE(scalesAt + rank * 4);
    const start = nibblesAt + rank * bytesPerVector;
    for (let d = 0; d < dimensions; d += 1) {
      const byte = file[start + (d >> 1)] ?? 0;
      into[at + d] = ((d % 2 === 0 ? byte & 15 : byte >> 4) - MIDDLE) * unit;
    }
  };
  const decoded = new Float32Array(MOST_DECODED * dimensions);
  /** Which of the decoded vectors is a word's, by rank: from 1 on. */
  const places = new Uint16Array(size);
  let last = 0;
  const placeOf = (rank: number): number => {
    if (places[rank]) return places[rank];
    if (last === MOST_DECODED) {
      places.fill(0);
      last = 0;
    }
    decode(rank, decoded, last * dimensions);
    last += 1;
    places[rank] = last;
    return last;
  };
  const addScaled = (sum: Float64Array, rank: number, scale: number) => {
    const start = (placeOf(rank) - 1) * dimensions;
    for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] as number) + scale * (decoded[start + d] as number);
  };
  return {
    dimensions,
    size,
    has: (word) => ranks.has(word),
    rank: (word) => ranks.get(word),
    vector: (word) => {
      const rank = ranks.get(word);
      if (rank === undefined) return undefined;
      const vector = new Float32Array(dimensions);
      decode(rank, vector, 0);
      return vector;
    },
    addScaled,
  };
}

function unreadable(reason: string): Error {
  return new Error(
    `The word vectors file cannot be read: ${reason}. Restore models/word-vectors.bin from the repository, ` +
      'or build it again as tools/word-vectors/README.md says.',
  );
}
