/** A sentence as the encoder reads it. */
export interface Encoded {
  /** Its meaning, of length 1. */
  readonly vector: Float32Array;
  /** The log-odds that it tells of danger, where that was asked and the encoder can tell. */
  readonly danger?: number;
}

/** Sentences of one length, each a list of as many tokens. */
export interface Batch {
  readonly sentences: readonly (readonly number[])[];
  /** Whether they are read for danger too: half as much work again. */
  readonly forDanger: boolean;
}

/** Reads the sentences of a batch, in their order. What a sentence stands beside changes no bit of what is read of it. */
export type ReadBatch = (batch: Batch) => Promise<Encoded[]>;

/** The encoder's files that are run. */
export interface SessionFiles {
  readonly modelFile: string;
  /** Reads the model's lower layers for danger; absent where the encoder comes without. */
  readonly dangerFile?: string;
}

/**
 * Loads the models; they then run on the thread that asks, about a tenth of a millisecond a token. The runtime is imported only now, so that a
 * bot with ENCODER=off neither needs nor loads it.
 */
export async function openSession({ modelFile, dangerFile }: SessionFiles): Promise<ReadBatch> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  // One thread: a second one gains little for a sentence, and spins between two of them.
  const open = (file: string) => InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const model = await open(modelFile);
  const danger = dangerFile ? await open(dangerFile) : undefined;
  return async ({ sentences, forDanger }) => {
    const size = [sentences.length, sentences[0]?.length ?? 0];
    const reader = forDanger ? danger : undefined;
    const ids = new Tensor('int64', BigInt64Array.from(sentences.flat(), BigInt), size);
    const { hidden, lower } = await model.run({ input_ids: ids }, reader ? ['hidden', 'lower'] : ['hidden']);
    const tokens = reader && lower ? (await reader.run({ lower })).danger : undefined;
    if (!hidden || (reader && !tokens))
      throw new Error('The encoder\'s models have other outputs than "hidden", "lower" and "danger".');
    const vectors = shares(hidden.data as Float32Array, sentences.length).map((own) =>
      unitMean(own, hidden.dims[2] ?? 0),
    );
    if (!tokens) return vectors.map((vector) => ({ vector }));
    const dangers = shares(tokens.data as Float32Array, sentences.length).map(mean);
    return vectors.map((vector, i) => ({ vector, danger: dangers[i] as number }));
  };
}

/** The numbers of each sentence, which stand one after the other. */
function shares(numbers: Float32Array, sentences: number): Float32Array[] {
  const size = numbers.length / sentences;
  return Array.from({ length: sentences }, (_, i) => numbers.subarray(i * size, (i + 1) * size));
}

/** The mean of the tokens' vectors, which stand one after the other, brought to length 1. */
function unitMean(hidden: Float32Array, dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < hidden.length; i += 1) sum[i % dimensions] = (sum[i % dimensions] ?? 0) + (hidden[i] ?? 0);
  const length = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0));
  return Float32Array.from(sum, (x) => x / length);
}

function mean(numbers: Float32Array): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}
