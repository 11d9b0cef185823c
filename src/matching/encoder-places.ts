import { availableParallelism } from 'node:os';
import { type Aspect, type Batch, type Encoded, type ReadBatch, type SessionFiles, uppersOf } from './encoder-session';
import { EncoderThread } from './encoder-thread-client';

/** Batches that the thread is given at a time, where many wait: it need not wait for the calling one between two. */
const AHEAD = 3;
/** Tokens of sentences of one length that are encoded at once, where so many wait: a third sooner done than one after the other. */
const AT_ONCE = 128;

interface Sentence {
  readonly tokens: readonly number[];
  readonly aspects: readonly Aspect[];
  readonly resolve: (encoded: Promise<Encoded>) => void;
}

/**
 * Encodes on the calling thread and, once it is started, on a thread beside it: each sentence in the place that is free first, with others of its
 * length that wait, which changes none of its bits. What the thread cannot do is done here.
 */
export class EncoderPlaces {
  /** By length, and by what is read of them. */
  private readonly waiting = new Map<string, Sentence[]>();
  private thread: EncoderThread | undefined;
  /** The work that waits, and that each place has. */
  private waits = 0;
  private here = 0;
  private there = 0;
  /** How many batches the thread has; as many as it may, until it is ready. */
  private ahead = AHEAD;

  /** @param readBatch encodes on the calling thread */
  constructor(private readonly readBatch: ReadBatch) {}

  read(tokens: readonly number[], aspects: readonly Aspect[]): Promise<Encoded> {
    return new Promise((resolve) => {
      const kind = `${tokens.length} ${aspects.join()}`;
      this.waits += workOf({ tokens, aspects });
      const alike = this.waiting.get(kind) ?? [];
      alike.push({ tokens, aspects, resolve });
      this.waiting.set(kind, alike);
      this.next();
    });
  }

  /** Starts the thread where there is a core for it; never rejects. */
  async startThread(threadFile: string, files: SessionFiles): Promise<void> {
    if (availableParallelism() < 2 || this.thread) return;
    this.thread = new EncoderThread(threadFile, files);
    if (!(await this.thread.isReady)) return;
    this.ahead = 0;
    this.next();
  }

  /** Ends the thread after what it is at. */
  async stopThread(): Promise<void> {
    await this.thread?.stop();
  }

  /**
   * Gives out what waits: the thread has the first, so that the calling one can do other work, and then whoever is free; or the thread, before it is,
   * where so much waits that it will be wanted there.
   */
  private next(): void {
    const isBusy = this.here > 0;
    const isWanted = this.ahead < AHEAD && this.there < this.here + this.waits / 2;
    const isThere = this.ahead === 0 || (isBusy && isWanted);
    if (isBusy && !isThere) return;
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    const read = isThere ? this.readThere(batch) : this.readHere(batch);
    batch.forEach(({ resolve }, i) => {
      resolve(read.then((all) => all[i] as Encoded));
    });
    this.next();
  }

  private takeBatch(): Sentence[] {
    const [first] = this.waiting;
    if (!first) return [];
    const [kind, alike] = first;
    const batch = alike.splice(0, Math.max(1, Math.floor(AT_ONCE / (alike[0]?.tokens.length ?? 1))));
    this.waiting.delete(kind);
    this.waits -= workOfAll(batch);
    // The other kinds come before the rest of this one.
    if (alike.length > 0) this.waiting.set(kind, alike);
    return batch;
  }

  private async readHere(batch: readonly Sentence[]): Promise<Encoded[]> {
    this.here = workOfAll(batch);
    try {
      return await this.readBatch(asked(batch));
    } finally {
      this.here = 0;
      this.next();
    }
  }

  private async readThere(batch: readonly Sentence[]): Promise<Encoded[]> {
    this.ahead += 1;
    this.there += workOfAll(batch);
    const read = await this.thread?.read(asked(batch));
    this.ahead -= 1;
    this.there -= workOfAll(batch);
    this.next();
    return read ?? this.readBatch(asked(batch));
  }
}

/** In runs of half the layers over a token, roughly: those over them are as many as those that all have in common, or a little less. */
function workOf({ tokens, aspects }: Pick<Sentence, 'tokens' | 'aspects'>): number {
  return tokens.length * (1 + uppersOf(aspects).length);
}

function workOfAll(batch: readonly Sentence[]): number {
  return batch.reduce((sum, sentence) => sum + workOf(sentence), 0);
}

function asked(batch: readonly Sentence[]): Batch {
  return { sentences: batch.map(({ tokens }) => tokens), aspects: batch[0]?.aspects ?? [] };
}
