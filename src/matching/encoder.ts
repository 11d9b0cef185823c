import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SignpostError } from '../errors';
import { EncoderPlaces } from './encoder-places';
import { type Encoded, openSession, type SessionFiles } from './encoder-session';

/** Turns sentences into vectors: the closer two meanings, the larger the dot product. */
export interface Encoder {
  /** Numbers in each vector. */
  readonly dimensions: number;
  /** The model's name and the beginning of a hash of the files that make its vectors: another name, other vectors. */
  readonly name: string;
  /**
   * One vector of length 1 for each text, in the order of the texts.
   *
   * Only the beginning of a text counts: its first {@link LONGEST_TEXT} characters and of these the first
   * {@link LONGEST_SENTENCE} tokens (about 45 words). A text without words has a vector too. The vector of a text is the
   * same, bit for bit, whatever else is asked before, beside or after it.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  /** The same vectors, and how much each text sounds of danger where the encoder can tell: half as much work again. */
  read(texts: readonly string[]): Promise<Encoded[]>;
  /** How what it says of danger is counted; absent where it says nothing. */
  readonly danger?: DangerScale;
}

/** A danger score is so much of what is learned of the content by words, and so much of what the encoder says, and the shift (tools/encoder/scale.py). */
export type DangerScale = z.infer<typeof DangerScale>;
const DangerScale = z.object({ learned: z.number(), heard: z.number(), shift: z.number() });

/** An encoder that can use a second core. */
export interface ThreadedEncoder extends Encoder {
  /** Starts a thread that encodes beside the calling one, where there is a core for it: for a program that stays. 40 MB of memory. */
  startThread(): Promise<void>;
  /** Ends it, so that the program may: after the sentence that it is at. */
  stopThread(): Promise<void>;
}

/** Characters (UTF-16 units) of a text that are looked at, so that the time for a text is bounded. */
export const LONGEST_TEXT = 1_000;
/** Tokens of a text that are looked at, the marks of its beginning and end among them. */
const LONGEST_SENTENCE = 64;

/** The files that decide what a vector is. */
const MODEL_FILES = ['model.onnx', 'tokenizer.json'] as const;

/** What `encoder.json` says of the files beside it. */
const Manifest = z.object({
  name: z.string().min(1),
  dimensions: z.int().positive(),
  sha256: z.record(z.string(), z.string()),
  danger: DangerScale.optional(),
});
type Manifest = z.infer<typeof Manifest>;

/**
 * Loads a sentence encoder from a folder with `encoder.json`, `model.onnx`, `tokenizer.json` and, to be read for danger, `danger.onnx`, as `tools/encoder` makes
 * them: 0.2 s and 100 MB of memory.
 *
 * A text takes one to four milliseconds, on the calling thread or on one beside it. Where many wait, those of one length go in together, as much as
 * two of the longest: a third sooner done. Other work gets in between.
 *
 * @param threadFile the compiled thread, for who runs from the sources
 * @throws SignpostError `encoder_unreadable` when a file is missing or is not the one that `encoder.json` names,
 * `encoder_not_runnable` when the runtime is not installed or does not run on this machine.
 */
export async function openEncoder(
  modelDir: string,
  threadFile = join(__dirname, 'encoder-thread.js'),
): Promise<ThreadedEncoder> {
  const { manifest, tokenizer } = await readFiles(modelDir);
  const { danger, sha256, ...about } = manifest;
  const files = {
    modelFile: join(modelDir, 'model.onnx'),
    ...(danger ? { dangerFile: join(modelDir, 'danger.onnx') } : {}),
  };
  const { places, tokensOf } = await startRuntime(files, tokenizer);
  // What it hears of danger changes no vector.
  const vectorFiles = MODEL_FILES.map((file) => sha256[file]);
  const hash = createHash('sha256')
    .update(JSON.stringify([about, vectorFiles]))
    .digest('hex');
  return {
    dimensions: manifest.dimensions,
    name: `${manifest.name}@${hash.slice(0, 12)}`,
    encode: (texts) => Promise.all(texts.map(async (text) => (await places.read(tokensOf(text), false)).vector)),
    read: (texts) => Promise.all(texts.map((text) => places.read(tokensOf(text), danger !== undefined))),
    ...(danger ? { danger } : {}),
    startThread: () => places.startThread(threadFile, files),
    stopThread: () => places.stopThread(),
  };
}

interface Files {
  readonly manifest: Manifest;
  readonly tokenizer: object;
}

async function readFiles(modelDir: string): Promise<Files> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(modelDir, 'encoder.json'), 'utf8')));
    for (const file of [...MODEL_FILES, ...(manifest.danger ? ['danger.onnx'] : [])]) {
      // As a stream: the model itself is read by the runtime.
      const hash = createHash('sha256');
      await pipeline(createReadStream(join(modelDir, file)), hash);
      const found = hash.digest('hex');
      if (found !== manifest.sha256[file]) throw new Error(`${file} has the sha256 ${found}, not that of encoder.json`);
    }
    const tokenizer = JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')) as object;
    return { manifest, tokenizer };
  } catch (cause) {
    throw new SignpostError(
      'encoder_unreadable',
      `The sentence encoder in ${modelDir} cannot be read: ${reason(cause)}. Restore the folder from the repository, ` +
        'or build it again as tools/encoder/README.md says; ENCODER=off runs without.',
      { cause },
    );
  }
}

async function startRuntime(files: SessionFiles, tokenizer: object) {
  try {
    const { Tokenizer } = await import('@huggingface/tokenizers');
    const words = new Tokenizer(tokenizer, {});
    return {
      tokensOf: (text: string) => shortened(words.encode(text.slice(0, LONGEST_TEXT)).ids),
      places: new EncoderPlaces(await openSession(files)),
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

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
