/** What can be read of a sentence. */
export type Aspect = 'meaning' | 'danger' | 'topics';

/** Layers over those that all have in common: the encoder's own, and a copy that was taught what the content needs. */
export type Upper = 'meaning' | 'readers';

const UPPER: Readonly<Record<Aspect, Upper>> = { meaning: 'meaning', danger: 'readers', topics: 'readers' };

/** The layers that tell these, each once. */
export function uppersOf(aspects: readonly Aspect[]): Upper[] {
  return [...new Set(aspects.map((aspect) => UPPER[aspect]))];
}

/** A sentence as the encoder reads it: what was asked of it, where the encoder can tell. */
export interface Encoded {
  /** Its meaning, of length 1. */
  readonly vector?: Float32Array;
  /** The log-odds that it tells of danger. */
  readonly danger?: number;
  /** The log-odds of each of the topics that it was taught, against none of them. */
  readonly topics?: Float32Array;
}

/** Sentences of one length, each a list of as many tokens. */
export interface Batch {
  readonly sentences: readonly (readonly number[])[];
  /** What is read of them. */
  readonly aspects: readonly Aspect[];
}

/** Reads the sentences of a batch, in their order. What a sentence stands beside changes no bit of what is read of it. */
export type ReadBatch = (batch: Batch) => Promise<Encoded[]>;

/** The encoder's files that are run: the layers that all have in common, and those over them that are wanted. */
export interface SessionFiles {
  readonly lower: string;
  readonly upper: Readonly<Partial<Record<Upper, string>>>;
}

/**
 * Loads the models; they then run on the thread that asks, about a tenth of a millisecond a token. The runtime is imported only now, so that a
 * bot with ENCODER=off neither needs nor loads it.
 */
export async function openSession({ lower: lowerFile, upper }: SessionFiles): Promise<ReadBatch> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  // One thread: a second one gains little for a sentence, and spins between two of them. What more optimisation puts together takes longer than its parts.
  const options = { intraOpNumThreads: 1, graphOptimizationLevel: 'basic', logSeverityLevel: 3 } as const;
  const open = (file: string) => InferenceSession.create(file, options);
  const model = await open(lowerFile);
  const sessions = new Map<string, typeof model>();
  for (const [name, file] of Object.entries(upper)) sessions.set(name, await open(file));
  return async ({ sentences, aspects }) => {
    const size = [sentences.length, sentences[0]?.length ?? 0];
    const ids = new Tensor('int64', BigInt64Array.from(sentences.flat(), BigInt), size);
    const lower = outputOf(await model.run({ input_ids: ids }), 'lower');
    let read: Encoded[] = sentences.map(() => ({}));
    for (const name of uppersOf(aspects)) {
      const output = await sessions.get(name)?.run({ lower });
      if (!output) continue;
      const { data, dims } = outputOf(output, name);
      const own = shares(data as Float32Array, sentences.length);
      for (const aspect of aspects.filter((one) => UPPER[one] === name))
        read = read.map((one, i) => ({ ...one, ...TOLD[aspect](own[i] as Float32Array, dims.at(-1) ?? 1) }));
    }
    return read;
  };
}

function outputOf<Output>(outputs: Readonly<Record<string, Output>>, name: string): Output {
  const output = outputs[name];
  if (!output) throw new Error(`An encoder's model has no output "${name}".`);
  return output;
}

/** What a sentence's numbers say: for meaning a vector of so many for each token; of the readers' the first is danger, the last none of the topics, those between are theirs. */
const TOLD: Readonly<Record<Aspect, (numbers: Float32Array, each: number) => Encoded>> = {
  meaning: (numbers, each) => ({ vector: unitSum(sums(numbers, each)) }),
  danger: ([danger = 0]) => ({ danger }),
  topics(numbers) {
    const none = numbers.at(-1) ?? 0;
    return { topics: numbers.slice(1, -1).map((one) => one - none) };
  },
};

/** The numbers of each sentence, which stand one after the other. */
function shares(numbers: Float32Array, sentences: number): Float32Array[] {
  const size = numbers.length / sentences;
  return Array.from({ length: sentences }, (_, i) => numbers.subarray(i * size, (i + 1) * size));
}

/** The sum of the tokens' vectors, which stand one after the other. */
function sums(tokens: Float32Array, dimensions: number): Float64Array {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < tokens.length; i += 1) sum[i % dimensions] = (sum[i % dimensions] ?? 0) + (tokens[i] ?? 0);
  return sum;
}

function unitSum(sum: Float64Array): Float32Array {
  const length = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0));
  return Float32Array.from(sum, (x) => x / length);
}
