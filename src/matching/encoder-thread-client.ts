import { Worker } from 'node:worker_threads';
import type { EncoderReply, EncoderThreadData } from './encoder-thread';

/** The thread's own objects are few: most of what it needs is the runtime's. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** A thread that encodes one sentence at a time. It keeps no program from ending while it has nothing to do. */
export class EncoderThread {
  /** Whether it has become ready, once that is known. */
  readonly isReady: Promise<boolean>;
  private readonly worker: Worker;
  private settle: (reply: EncoderReply) => void = () => undefined;
  private current: Promise<EncoderReply>;
  private hasEnded = false;

  /** @param threadFile the compiled `encoder-thread.js` */
  constructor(threadFile: string, workerData: EncoderThreadData) {
    this.worker = new Worker(threadFile, { workerData, resourceLimits: LIMITS });
    this.current = this.nextReply();
    this.isReady = this.current.then((reply) => reply === 'ready');
    this.worker.on('message', (reply: EncoderReply) => {
      this.worker.unref();
      this.settle(reply);
    });
    // It ends then, too.
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => {
      this.hasEnded = true;
      this.settle(undefined);
    });
  }

  /** A sentence's vector; undefined when it failed or the thread has ended. Not to be asked before the last was answered. */
  async encode(tokens: readonly number[]): Promise<Float32Array | undefined> {
    if (this.hasEnded) return undefined;
    this.worker.ref();
    this.current = this.nextReply();
    this.worker.postMessage(tokens);
    const reply = await this.current;
    return reply === 'ready' ? undefined : reply;
  }

  /** Ends it. The runtime ends the whole process when its thread is ended while it works: what it is at is waited for. */
  async stop(): Promise<void> {
    this.hasEnded = true;
    await this.current;
    await this.worker.terminate();
  }

  private nextReply(): Promise<EncoderReply> {
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }
}
