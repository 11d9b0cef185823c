import type { ClassifierWeights } from './classifier';
import type { CompiledModel } from './compiled-model';

/** Changes whenever a compiled model of an older program must not be read by this one: part of the cache's key. */
export const MODEL_FORMAT = 5;
const MAGIC = 'SIGNPOST-MODEL\n';

/** Numbers of a classifier that are kept apart from the rest, as bytes, in this order. */
function numbersOf({ rows, fitted, neighbours }: ClassifierWeights): (Float32Array | Float64Array)[] {
  return [rows, fitted.idf, fitted.mean, fitted.meanEmbedding, neighbours.embeddings, neighbours.counts];
}

/**
 * A compiled model as bytes: a line of magic, the length of a JSON header, the header (names, settings, lengths),
 * then the numbers, each array at a multiple of eight, in the machine's byte order.
 */
export function writeModel(model: CompiledModel): Buffer {
  const arrays = [...numbersOf(model.topics), ...numbersOf(model.danger)];
  const strip = ({ labels, settings, fitted }: ClassifierWeights) => ({
    labels,
    settings,
    names: fitted.names,
    texts: fitted.texts,
  });
  const header = Buffer.from(
    JSON.stringify({
      calibration: model.calibration,
      dangerOffset: model.dangerOffset,
      topics: strip(model.topics),
      danger: strip(model.danger),
      lengths: arrays.map((array) => array.length),
    }),
  );
  const parts: Buffer[] = [];
  let length = 0;
  const push = (bytes: Uint8Array) => {
    parts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const padding = (8 - (bytes.byteLength % 8)) % 8;
    parts.push(Buffer.alloc(padding));
    length += bytes.byteLength + padding;
  };
  const start = Buffer.alloc(24);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(MODEL_FORMAT, 16);
  start.writeUInt32LE(header.length, 20);
  push(start);
  push(header);
  for (const array of arrays) push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return Buffer.concat(parts, length);
}

interface Header {
  readonly calibration: CompiledModel['calibration'];
  readonly dangerOffset: number;
  readonly topics: Pick<ClassifierWeights, 'labels' | 'settings'> & { names: string[]; texts: number };
  readonly danger: Header['topics'];
  readonly lengths: readonly number[];
}

/** Reads what {@link writeModel} wrote; undefined when the bytes are anything else or cut short. */
export function readModel(bytes: Buffer): CompiledModel | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  if (bytes.readUInt32LE(16) !== MODEL_FORMAT) return undefined;
  const headerLength = bytes.readUInt32LE(20);
  const padded = (length: number) => Math.ceil(length / 8) * 8;
  let header: Header;
  try {
    header = JSON.parse(bytes.toString('utf8', 24, 24 + headerLength)) as Header;
  } catch {
    return undefined;
  }
  // A copy, so that the arrays start at a multiple of eight whatever the buffer's own place in memory.
  const body = bytes.buffer.slice(bytes.byteOffset + 24 + padded(headerLength), bytes.byteOffset + bytes.length);
  let at = 0;
  const take = <T>(make: (start: number, length: number) => T, index: number, size: number): T => {
    const length = header.lengths[index] ?? 0;
    const array = make(at, length);
    at += padded(length * size);
    return array;
  };
  const restore = (part: Header['topics'], first: number): ClassifierWeights => ({
    labels: part.labels,
    settings: part.settings,
    rows: take((start, length) => new Float32Array(body, start, length), first, 4),
    fitted: {
      names: part.names,
      texts: part.texts,
      idf: take((start, length) => new Float64Array(body, start, length), first + 1, 8),
      mean: take((start, length) => new Float64Array(body, start, length), first + 2, 8),
      meanEmbedding: take((start, length) => new Float64Array(body, start, length), first + 3, 8),
    },
    neighbours: {
      embeddings: take((start, length) => new Float32Array(body, start, length), first + 4, 4),
      counts: take((start, length) => new Float32Array(body, start, length), first + 5, 4),
    },
  });
  try {
    const { calibration, dangerOffset } = header;
    return { calibration, dangerOffset, topics: restore(header.topics, 0), danger: restore(header.danger, 6) };
  } catch {
    return undefined;
  }
}
