import { availableParallelism } from 'node:os';
import type { EncodeTokens } from './encoder-session';
import { EncoderThread } from './encoder-thread-client';

/**
 * Encodes on the calling thread and, once it is started, on a thread beside it: each sentence in the place that is free first, which changes
 * none of its bits. What the thread cannot do is done here.
 */
export class EncoderPlaces {
  private readonly free: EncodeTokens[];
  private readonly waiting: ((place: EncodeTokens) => void)[] = [];
  private thread: EncoderThread | undefined;

  /** @param here encodes on the calling thread */
  constructor(private readonly here: EncodeTokens) {
    this.free = [here];
  }

  async encode(tokens: readonly number[]): Promise<Float32Array> {
    const place = this.free.pop() ?? (await new Promise<EncodeTokens>((resolve) => this.waiting.push(resolve)));
    try {
      return await place(tokens);
    } finally {
      this.release(place);
    }
  }

  /** Starts the thread where there is a core for it; never rejects. */
  async startThread(threadFile: string, modelFile: string, dimensions: number): Promise<void> {
    if (availableParallelism() < 2 || this.thread) return;
    const thread = new EncoderThread(threadFile, { modelFile, dimensions });
    this.thread = thread;
    if (await thread.isReady) this.release(async (tokens) => (await thread.encode(tokens)) ?? this.here(tokens));
  }

  /** Ends the thread after the sentence that it is at. */
  async stopThread(): Promise<void> {
    await this.thread?.stop();
  }

  private release(place: EncodeTokens): void {
    const next = this.waiting.shift();
    if (next) next(place);
    else this.free.push(place);
  }
}
