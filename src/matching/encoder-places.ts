import { availableParallelism } from 'node:os';
import type { EncodeTokens } from './encoder-session';
import { EncoderThread } from './encoder-thread-client';

/** Sentences that the thread is given at a time, where more wait: it need not wait for the calling one between two. */
const AHEAD = 3;

interface Sentence {
  readonly tokens: readonly number[];
  readonly resolve: (vector: Float32Array | Promise<Float32Array>) => void;
}

/**
 * Encodes on the calling thread and, once it is started, on a thread beside it: each sentence in the place that is free first, which changes
 * none of its bits. What the thread cannot do is done here.
 */
export class EncoderPlaces {
  private readonly waiting: Sentence[] = [];
  private thread: EncoderThread | undefined;
  private isHereBusy = false;
  /** How many sentences the thread has; as many as it may, until it is ready. */
  private ahead = AHEAD;

  /** @param here encodes on the calling thread */
  constructor(private readonly here: EncodeTokens) {}

  encode(tokens: readonly number[]): Promise<Float32Array> {
    return new Promise((resolve) => {
      this.waiting.push({ tokens, resolve });
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
    const sentence = this.waiting.shift();
    if (!sentence) return;
    const vector = isThere ? this.encodeThere(sentence.tokens) : this.encodeHere(sentence.tokens);
    sentence.resolve(vector);
    this.next();
  }

  private async encodeHere(tokens: readonly number[]): Promise<Float32Array> {
    this.isHereBusy = true;
    try {
      return await this.here(tokens);
    } finally {
      this.isHereBusy = false;
      this.next();
    }
  }

  private async encodeThere(tokens: readonly number[]): Promise<Float32Array> {
    this.ahead += 1;
    const vector = await this.thread?.encode(tokens);
    this.ahead -= 1;
    this.next();
    return vector ?? this.here(tokens);
  }
}
