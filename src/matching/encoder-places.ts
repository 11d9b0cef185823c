import { availableParallelism } from 'node:os';
import type { EncodeTokens } from './encoder-session';
import { EncoderThread } from './encoder-thread-client';

/** Batches that the thread is given at a time, where more wait: it need not wait for the calling one between two. */
const AHEAD = 3;
/** Tokens of sentences of one length that are encoded at once, where so many wait: a third sooner done than one after the other. */
const AT_ONCE = 128;

interface Sentence {
  readonly tokens: readonly number[];
  readonly resolve: (vector: Float32Array | Promise<Float32Array>) => void;
}

/**
 * Encodes on the calling thread and, once it is started, on a thread beside it: each sentence in the place that is free first, with others of its
 * length that wait, which changes none of its bits. What the thread cannot do is done here.
 */
export class EncoderPlaces {
  /** By length. */
  private readonly waiting = new Map<number, Sentence[]>();
  private thread: EncoderThread | undefined;
  private isHereBusy = false;
  /** How many batches the thread has; as many as it may, until it is ready. */
  private ahead = AHEAD;

  /** @param here encodes on the calling thread */
  constructor(private readonly here: EncodeTokens) {}

  encode(tokens: readonly number[]): Promise<Float32Array> {
    return new Promise((resolve) => {
      const alike = this.waiting.get(tokens.length) ?? [];
      alike.push({ tokens, resolve });
      this.waiting.set(tokens.length, alike);
      this.next();
    });
  }

  /** Starts the thread where there is a core for it; never rejects. */
  async startThread(threadFile: string, modelFile: string, dimensions: number): Promise<void> {
    if (availableParallelism() < 2 || this.thread) return;
    this.thread = new EncoderThread(threadFile, { modelFile, dimensions });
    if (!(await this.thread.isReady)) return;
    this.ahead = 0;
    this.next();
  }

  /** Ends the thread after what it is at. */
  async stopThread(): Promise<void> {
    await this.thread?.stop();
  }

  /** Gives out what waits: the thread has the first, so that the calling one can do other work, and then whoever is free. */
  private next(): void {
    const isThere = this.ahead === 0 || (this.isHereBusy && this.ahead < AHEAD);
    if (this.isHereBusy && !isThere) return;
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    const tokens = batch.map((sentence) => sentence.tokens);
    const vectors = isThere ? this.encodeThere(tokens) : this.encodeHere(tokens);
    batch.forEach(({ resolve }, i) => {
      resolve(vectors.then((all) => all[i] as Float32Array));
    });
    this.next();
  }

  private takeBatch(): Sentence[] {
    const [first] = this.waiting;
    if (!first) return [];
    const [length, alike] = first;
    const batch = alike.splice(0, Math.max(1, Math.floor(AT_ONCE / length)));
    this.waiting.delete(length);
    // The other lengths come before the rest of this one.
    if (alike.length > 0) this.waiting.set(length, alike);
    return batch;
  }

  private async encodeHere(tokens: readonly (readonly number[])[]): Promise<Float32Array[]> {
    this.isHereBusy = true;
    try {
      return await this.here(tokens);
    } finally {
      this.isHereBusy = false;
      this.next();
    }
  }

  private async encodeThere(tokens: readonly (readonly number[])[]): Promise<Float32Array[]> {
    this.ahead += 1;
    const vectors = await this.thread?.encode(tokens);
    this.ahead -= 1;
    this.next();
    return vectors ?? this.here(tokens);
  }
}
