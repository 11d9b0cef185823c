import { Worker } from 'node:worker_threads';
import type { Batch, Encoded, SessionFiles } from './encoder-session';
import type { EncoderReply } from './encoder-thread';

/** The thread's own objects are few: most of what it needs is the runtime's. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 };

/** A thread that encodes batches of sentences in the order in which it is asked. It keeps no program from ending while it has nothing to do. */
export class EncoderThread {
  /** Whether it has become ready, once that is known. */
  readonly isReady: Promise<boolean>;
  private readonly worker: Worker;
  /** Who waits for the thread's replies, in their order. */
  private readonly waiting: ((reply: EncoderReply) => void)[] = [];
  private last: Promise<EncoderReply>;
  private hasEnded = false;

  /** @param threadFile the compiled `encoder-thread.js` */
  constructor(threadFile: string, workerData: SessionFiles) {
    this.worker = new Worker(threadFile, { workerData, resourceLimits: LIMITS });
    this.last = this.nextReply();
    this.isReady = this.last.then((reply) => reply === 'ready');
    this.worker.on('message', (reply: EncoderReply) => {
      this.waiting.shift()?.(reply);
      if (this.waiting.length === 0) this.worker.unref();
    });
    // It ends then, too.
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => {
      this.hasEnded = true;
      for (const settle of this.waiting.splice(0)) settle(undefined);
    });
  }

  /** What is read of the sentences of one length; undefined when it failed or the thread has ended. */
  async read(batch: Batch): Promise<Encoded[] | undefined> {
    if (this.hasEnded) return undefined;
    this.worker.ref();
    this.last = this.nextReply();
    this.worker.postMessage(batch);
    const reply = await this.last;
    return reply === 'ready' ? undefined : reply;
  }

  /** Ends it. The runtime ends the whole process when its thread is ended while it works: what it was asked is waited for. */
  async stop(): Promise<void> {
    this.hasEnded = true;
    await this.last;
    await this.worker.terminate();
  }

  private nextReply(): Promise<EncoderReply> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
