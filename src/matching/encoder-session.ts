/** Turns sentences, each a list of as many tokens, into their vectors, of length 1. What a sentence stands beside changes no bit of its vector. */
export type EncodeTokens = (batch: readonly (readonly number[])[]) => Promise<Float32Array[]>;

/**
 * Loads the model; it then runs on the thread that asks, about a tenth of a millisecond a token. The runtime is imported only now, so that a
 * bot with ENCODER=off neither needs nor loads it.
 */
export async function openSession(modelFile: string, dimensions: number): Promise<EncodeTokens> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  // One thread: a second one gains little for a sentence, and spins between two of them.
  const session = await InferenceSession.create(modelFile, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  return async (batch) => {
    const ids = new Tensor('int64', BigInt64Array.from(batch.flat(), BigInt), [batch.length, batch[0]?.length ?? 0]);
    const { hidden } = await session.run({ input_ids: ids });
    if (!hidden) throw new Error('The encoder model has no output called "hidden".');
    const numbers = hidden.data as Float32Array;
    const size = numbers.length / batch.length;
    return batch.map((_, i) => unitMean(numbers.subarray(i * size, (i + 1) * size), dimensions));
  };
}

/** The mean of the tokens' vectors, which stand one after the other, brought to length 1. */
function unitMean(hidden: Float32Array, dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < hidden.length; i += 1) sum[i % dimensions] = (sum[i % dimensions] ?? 0) + (hidden[i] ?? 0);
  const length = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0));
  return Float32Array.from(sum, (x) => x / length);
}
