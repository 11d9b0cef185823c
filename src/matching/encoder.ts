import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SignpostError } from '../errors';

/** Turns sentences into vectors: the closer two meanings, the larger the dot product. */
export interface Encoder {
  /** Numbers in each vector. */
  readonly dimensions: number;
  /** The model's name and the beginning of a hash of its files: another name, other vectors. */
  readonly name: string;
  /**
   * One vector of length 1 for each text, in the order of the texts.
   *
   * Only the beginning of a text counts: its first {@link LONGEST_TEXT} characters and of these the first
   * {@link LONGEST_SENTENCE} tokens (about 45 words). A text without words has a vector too. The vector of a text is the
   * same, bit for bit, whatever else is asked before, beside or after it.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Characters (UTF-16 units) of a text that are looked at, so that the time for a text is bounded. */
export const LONGEST_TEXT = 1_000;
/** Tokens of a text that are looked at, the marks of its beginning and end among them. */
const LONGEST_SENTENCE = 64;

/** What `encoder.json` says of the files beside it. */
const Manifest = z.object({
  name: z.string().min(1),
  dimensions: z.int().positive(),
  sha256: z.object({ 'model.onnx': z.string(), 'tokenizer.json': z.string() }),
});
type Manifest = z.infer<typeof Manifest>;

/**
 * Loads a sentence encoder from a folder with `encoder.json`, `model.onnx` and `tokenizer.json`, as `tools/encoder` makes
 * them: 0.2 s and 100 MB of memory.
 *
 * It works on the calling thread, about a millisecond a text, and lets other work in between two texts. Texts are not
 * batched: a batch of 32 would be done only a tenth sooner, and would hold up everything else meanwhile.
 *
 * @throws SignpostError `encoder_unreadable` when a file is missing or is not the one that `encoder.json` names,
 * `encoder_not_runnable` when the runtime is not installed or does not run on this machine.
 */
export async function openEncoder(modelDir: string): Promise<Encoder> {
  const { manifest, model, tokenizer } = await readFiles(modelDir);
  const { vectorOf, tokensOf } = await startRuntime(manifest, model, tokenizer);
  const hash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
  return {
    dimensions: manifest.dimensions,
    name: `${manifest.name}@${hash.slice(0, 12)}`,
    encode: async (texts) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await vectorOf(tokensOf(text)));
      return vectors;
    },
  };
}

interface Files {
  readonly manifest: Manifest;
  readonly model: Uint8Array;
  readonly tokenizer: object;
}

async function readFiles(modelDir: string): Promise<Files> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(modelDir, 'encoder.json'), 'utf8')));
    const read = async (file: keyof Manifest['sha256']) => {
      const bytes = await readFile(join(modelDir, file));
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== manifest.sha256[file]) throw new Error(`${file} has the sha256 ${found}, not that of encoder.json`);
      return bytes;
    };
    const tokenizer = JSON.parse((await read('tokenizer.json')).toString('utf8')) as object;
    return { manifest, model: await read('model.onnx'), tokenizer };
  } catch (cause) {
    throw new SignpostError(
      'encoder_unreadable',
      `The sentence encoder in ${modelDir} cannot be read: ${reason(cause)}. Restore the folder from the repository, ` +
        'or build it again as tools/encoder/README.md says; ENCODER=off runs without.',
      { cause },
    );
  }
}

/** Imports the runtime only now, so that a bot with ENCODER=off neither needs nor loads it. */
async function startRuntime({ dimensions }: Manifest, model: Uint8Array, tokenizer: object) {
  try {
    const [{ InferenceSession, Tensor }, { Tokenizer }] = await Promise.all([
      import('onnxruntime-node'),
      import('@huggingface/tokenizers'),
    ]);
    // One thread: a second one gains little for a sentence, and spins between two of them.
    const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
    const words = new Tokenizer(tokenizer, {});
    return {
      tokensOf: (text: string) => shortened(words.encode(text.slice(0, LONGEST_TEXT)).ids),
      vectorOf: async (tokens: readonly number[]) => {
        const ids = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]);
        const { hidden } = await session.run({ input_ids: ids });
        if (!hidden) throw new Error('The encoder model has no output called "hidden".');
        return unitMean(hidden.data as Float32Array, dimensions);
      },
    };
  } catch (cause) {
    throw new SignpostError(
      'encoder_not_runnable',
      `The sentence encoder cannot be run: ${reason(cause)}. Run "npm ci"; if this machine has no onnxruntime-node ` +
        '(it needs x64 or arm64, and on Linux glibc), set ENCODER=off to run without.',
      { cause },
    );
  }
}

/** The first tokens, and the last one, which marks the sentence's end. */
function shortened(tokens: readonly number[]): readonly number[] {
  return tokens.length <= LONGEST_SENTENCE ? tokens : [...tokens.slice(0, LONGEST_SENTENCE - 1), ...tokens.slice(-1)];
}

/** The mean of the tokens' vectors, which stand one after the other, brought to length 1. */
function unitMean(hidden: Float32Array, dimensions: number): Float32Array {
  const sum = new Float64Array(dimensions);
  for (let i = 0; i < hidden.length; i += 1) sum[i % dimensions] = (sum[i % dimensions] ?? 0) + (hidden[i] ?? 0);
  const length = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0));
  return Float32Array.from(sum, (x) => x / length);
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
