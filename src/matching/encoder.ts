import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SignpostError } from '../errors';
import { EncoderPlaces } from './encoder-places';
import { type Aspect, type Encoded, openSession, type SessionFiles, uppersOf } from './encoder-session';

/** Reads sentences: what they mean, as vectors, the closer two meanings the larger the dot product, and what else it was taught to tell. */
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
   * same, bit for bit, whatever else is asked before, beside or after it. Rejects where it tells the topics, and nobody needs vectors.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  /** What is read of each text: of these aspects those that it can tell. Meaning beside one of the others is half as much work again, or a little more. */
  read(texts: readonly string[], aspects: readonly Aspect[]): Promise<Encoded[]>;
  /** How what it says of danger is counted; absent where it says nothing. */
  readonly danger?: Scale;
  /** What it says of topics: absent where it was taught others than the content's. */
  readonly topics?: TaughtTopics;
}

/** What counts is so much of what is learned of the content by words, and so much of what the encoder says, and the shift (tools/encoder/scale.py). */
export type Scale = z.infer<typeof Scale>;
const Scale = z.object({ learned: z.number(), heard: z.number(), shift: z.number() });

/** The topics that an encoder was taught to tell: the leaflet's subject and their labels, in the order in which it says them. */
export type TaughtTopics = z.infer<typeof TaughtTopics>;
const TaughtTopics = Scale.extend({ subject: z.string(), labels: z.array(z.string()) });

/** What tells whether an encoder was taught the topics of some content. */
type Content = { readonly subject: string; readonly labels: readonly string[] };

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
const MODEL_FILES = ['lower.onnx', 'meaning.onnx', 'tokenizer.json'] as const;

/** What `encoder.json` says of the files beside it. */
const Manifest = z.object({
  name: z.string().min(1),
  dimensions: z.int().positive(),
  sha256: z.record(z.string(), z.string()),
  danger: Scale.optional(),
  topics: TaughtTopics.optional(),
});
type Manifest = z.infer<typeof Manifest>;

/**
 * Loads a sentence encoder from a folder with `encoder.json`, `lower.onnx`, `meaning.onnx`, `tokenizer.json` and, where it tells of danger or of topics,
 * `readers.onnx`, as `tools/encoder` makes them: 0.2 s and 100 MB of memory.
 *
 * A text takes one to four milliseconds, on the calling thread or on one beside it. Where many wait, those of one length go in together, as much as
 * two of the longest: a third sooner done. Other work gets in between.
 *
 * @param content the leaflet's subject and the labels of its topics; it tells topics where it was taught those
 * @param threadFile the compiled thread, for who runs from the sources
 * @throws SignpostError `encoder_unreadable` when a file is missing or is not the one that `encoder.json` names,
 * `encoder_not_runnable` when the runtime is not installed or does not run on this machine.
 */
export async function openEncoder(
  modelDir: string,
  content: Content = { subject: '', labels: [] },
  threadFile = join(__dirname, 'encoder-thread.js'),
): Promise<ThreadedEncoder> {
  const { manifest, tokenizer, topics } = await readFiles(modelDir, content);
  const { danger, dimensions, name } = manifest;
  const aspects: readonly Aspect[] = [topics ? 'topics' : 'meaning', ...(danger ? (['danger'] as const) : [])];
  const files: SessionFiles = {
    lower: join(modelDir, 'lower.onnx'),
    upper: Object.fromEntries(uppersOf(aspects).map((name) => [name, join(modelDir, `${name}.onnx`)])),
  };
  const { places, tokensOf } = await startRuntime(files, tokenizer);
  const read = (texts: readonly string[], asked: readonly Aspect[]) => {
    const told = asked.filter((aspect) => aspects.includes(aspect));
    return Promise.all(texts.map((text) => places.read(tokensOf(text), told)));
  };
  // What it tells of danger and of topics changes no vector.
  const vectorFiles = MODEL_FILES.map((one) => manifest.sha256[one]);
  const hash = createHash('sha256')
    .update(JSON.stringify([{ name, dimensions }, vectorFiles]))
    .digest('hex');
  return {
    dimensions,
    name: `${name}@${hash.slice(0, 12)}`,
    async encode(texts) {
      if (topics) throw new Error('An encoder that tells the topics makes no vectors.');
      return (await read(texts, ['meaning'])).map(({ vector }) => vector as Float32Array);
    },
    read,
    ...(danger ? { danger } : {}),
    ...(topics ? { topics } : {}),
    startThread: () => places.startThread(threadFile, files),
    stopThread: () => places.stopThread(),
  };
}

function isTaught({ subject, labels }: Content, taught: TaughtTopics | undefined): boolean {
  const inOrder = (some: readonly string[]) => [...some].sort().join();
  return taught !== undefined && taught.subject === subject && inOrder(taught.labels) === inOrder(labels);
}

interface Files {
  readonly manifest: Manifest;
  readonly tokenizer: object;
  /** Where those that it was taught are the content's. */
  readonly topics: TaughtTopics | undefined;
}

async function readFiles(modelDir: string, content: Content): Promise<Files> {
  try {
    const manifest = Manifest.parse(JSON.parse(await readFile(join(modelDir, 'encoder.json'), 'utf8')));
    const topics = isTaught(content, manifest.topics) ? manifest.topics : undefined;
    const told = manifest.danger || topics ? ['readers.onnx'] : [];
    for (const file of [...MODEL_FILES, ...told]) {
      // As a stream: the model itself is read by the runtime.
      const hash = createHash('sha256');
      await pipeline(createReadStream(join(modelDir, file)), hash);
      const found = hash.digest('hex');
      if (found !== manifest.sha256[file]) throw new Error(`${file} has the sha256 ${found}, not that of encoder.json`);
    }
    const tokenizer = JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')) as object;
    return { manifest, tokenizer, topics };
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
