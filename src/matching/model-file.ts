import type { ClassifierWeights } from './classifier';
import type { CompiledModel, TopicModel } from './compiled-model';

/** Changes whenever a compiled model of an older program must not be read by this one: part of the cache's key. */
export const MODEL_FORMAT = 10;
const MAGIC = 'SIGNPOST-MODEL\n';

/** Numbers of a classifier that are kept apart from the rest, as bytes, in this order. */
function numbersOf({ rows, fitted, neighbours }: ClassifierWeights): (Float32Array | Float64Array | Int16Array)[] {
  return [rows, fitted.idf, fitted.mean, fitted.meanEmbedding, neighbours.embeddings, neighbours.counts];
}

/**
 * A compiled model as bytes: a line of magic, the length of a JSON header, the header (names, settings, lengths),
 * then the numbers, each array at a multiple of eight, in the machine's byte order.
 */
export function writeModel(model: TopicModel | CompiledModel): Buffer {
  const all = 'danger' in model ? model : undefined;
  const arrays = [...numbersOf(model.topics), ...(all ? numbersOf(all.danger) : [])];
  const strip = ({ labels, settings, fitted }: ClassifierWeights) => ({
    labels,
    settings,
    names: fitted.names,
    texts: fitted.texts,
  });
  const header = Buffer.from(
    JSON.stringify({
      calibration: model.calibration,
      topics: strip(model.topics),
      lengths: arrays.map((array) => array.length),
      ...(all && {
        danger: strip(all.danger),
        dangerOffset: all.dangerOffset,
        frequencies: [...all.frequencies],
        own: [...all.own],
      }),
    } satisfies Header),
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

/** Of one that was learned by words alone, danger and what goes with it too. */
interface Header {
  readonly calibration: TopicModel['calibration'];
  readonly topics: Pick<ClassifierWeights, 'labels' | 'settings'> & {
    readonly names: readonly string[];
    readonly texts: number;
  };
  readonly lengths: readonly number[];
  readonly danger?: Header['topics'];
  readonly dangerOffset?: number;
  readonly frequencies?: readonly (readonly [string, number])[];
  readonly own?: readonly (readonly [string, string | null])[];
}

/** Reads what {@link writeModel} wrote; undefined when the bytes are anything else or cut short. */
export function readModel(bytes: Buffer): TopicModel | CompiledModel | undefined {
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
  let at = 24 + padded(headerLength);
  /** The next array, in memory of its own: aligned, and given back as soon as it is done with, as the neighbours are. */
  const take = <T>(Kind: { new (bytes: ArrayBufferLike): T; readonly BYTES_PER_ELEMENT: number }, index: number): T => {
    const length = (header.lengths[index] ?? 0) * Kind.BYTES_PER_ELEMENT;
    if (at + length > bytes.length) throw new RangeError('cut short');
    const start = bytes.byteOffset + at;
    at += padded(length);
    return new Kind(bytes.buffer.slice(start, start + length));
  };
  const restore = (part: Header['topics'], first: number): ClassifierWeights => ({
    labels: part.labels,
    settings: part.settings,
    rows: take(Float32Array, first),
    fitted: {
      names: part.names,
      texts: part.texts,
      idf: take(Float64Array, first + 1),
      mean: take(Float64Array, first + 2),
      meanEmbedding: take(Float64Array, first + 3),
    },
    neighbours: { embeddings: take(Int16Array, first + 4), counts: take(Float32Array, first + 5) },
  });
  try {
    const topics = { calibration: header.calibration, topics: restore(header.topics, 0) };
    const { danger, dangerOffset, frequencies, own } = header;
    const all = danger && dangerOffset !== undefined && frequencies && own;
    const model = all
      ? { ...topics, danger: restore(danger, 6), dangerOffset, frequencies: new Map(frequencies), own: new Map(own) }
      : topics;
    return at === bytes.length ? model : undefined;
  } catch {
    return undefined;
  }
}
