import type { Logger } from 'pino';
import { SignpostError } from '../errors';
import { deliveryId, turnId } from './changes';
import { Connection, type ConnectionParts } from './connection';
import type { DatabaseStore } from './database-store';
import { dayOf } from './lifetimes';
import { MemoryStore } from './memory-store';
import { withinTime } from './patience';
import type { AnswerCount, Conversation, FeedbackCount, SentQuestion, Store, TeamsReference } from './store';
import { isRefusal, SlowError } from './store-trouble';
import { WriteQueue } from './write-queue';

/** Shorter than the callers' own patience, so that they get what memory knows rather than nothing, in milliseconds. */
const PATIENCE_MS = 150;
/** How long somebody waits who must know that it is kept, or who reads a report. */
const LASTING_MS = 2_500;
/** How often the database is asked whether it is there when nobody else asks, and how often what is old is removed. */
const PING_MS = 5_000;
const PRUNE_MS = 5 * 60_000;

/** Longer than the database takes to end what it is doing. */
const CLOSE_MS = 1_200;

export interface ResilientStoreParts extends ConnectionParts {
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** The most writes that wait while the database is away. */
  readonly mostWaiting?: number;
}

/** How the store stands, for /readyz and /metrics. */
export interface StoreHealth {
  readonly isUp: boolean;
  /** Writes that wait for the database. */
  readonly waiting: number;
  /** Writes that were given up since the start. */
  readonly dropped: number;
}

/**
 * A database that nobody waits for. Claims and conversations are kept in this process's memory as well, and go by it when the database is
 * slow or away; writes are put in a queue and return at once. Only sendQuestion, deleteSentQuestions, setAnnounce and the reports wait for the database, and reject
 * with a SignpostError when it cannot keep, or tell, what they ask. What a slow one keeps all the same after that is kept once when it is sent again.
 */
export class ResilientStore implements Store {
  private readonly memory: MemoryStore;
  private readonly connection: Connection;
  private readonly queue: WriteQueue;
  private readonly timers: NodeJS.Timeout[];

  constructor(private readonly parts: ResilientStoreParts) {
    this.memory = new MemoryStore(parts.clock);
    this.connection = new Connection(parts);
    this.queue = new WriteQueue(this.connection, parts.mostWaiting);
    this.timers = [
      setInterval(() => void this.reach((store) => store.ping()), PING_MS).unref(),
      setInterval(() => this.queue.put({ kind: 'prune' }), PRUNE_MS).unref(),
    ];
  }

  /** Begins to connect; resolves when that has succeeded or failed, after `patienceMs` at the latest. Never rejects. */
  start(patienceMs: number): Promise<void> {
    return this.connection.start(patienceMs);
  }

  health(): StoreHealth {
    return {
      isUp: this.connection.current !== undefined,
      waiting: this.queue.length,
      dropped: this.queue.dropped,
    };
  }

  async claimDelivery(key: string, leaseMs: number) {
    const here = await this.memory.claimDelivery(key, leaseMs);
    if (here !== 'claimed') return here;
    const own = this.queue.takeBack(deliveryId(key));
    // It is ours there still: that it is given up was not written yet.
    if (own?.kind === 'released') return here;
    let asked: Promise<'claimed' | 'taken' | 'answered'> | undefined;
    const there = await this.reach((store) => {
      asked = store.claimDelivery(key, leaseMs);
      return asked;
    });
    if (!there) void asked?.then((late) => this.claimedLate(key, late)).catch(() => undefined);
    if (there?.value === 'answered') await this.memory.finishDelivery(key);
    if (there?.value === 'taken') await this.memory.releaseDelivery(key);
    return there?.value ?? 'claimed';
  }

  async finishDelivery(key: string) {
    await this.memory.finishDelivery(key);
    this.queue.put({ kind: 'answered', delivery: key });
  }

  async releaseDelivery(key: string) {
    await this.memory.releaseDelivery(key);
    this.queue.put({ kind: 'released', delivery: key });
  }

  async conversation(thread: string) {
    const there = this.queue.has(turnId(thread)) ? undefined : await this.reach((store) => store.conversation(thread));
    return there ? there.value : this.memory.conversation(thread);
  }

  async saveConversation(thread: string, conversation: Conversation) {
    await this.memory.saveConversation(thread, conversation);
    this.queue.put({ kind: 'turn', thread, conversation, saved: this.parts.clock() });
  }

  async saveTeamsReference(reference: TeamsReference) {
    this.queue.put({ kind: 'reference', reference });
  }

  async removeTeamsReference(conversationId: string) {
    this.queue.put({ kind: 'no-reference', conversationId });
  }

  async markNotice(conversationId: string, notice: string) {
    this.queue.put({ kind: 'notice', conversationId, notice });
  }

  setAnnounce(reference: TeamsReference, announce: boolean) {
    return this.lasting((store) => store.setAnnounce(reference, announce));
  }

  sendQuestion(question: SentQuestion) {
    return this.lasting((store) => store.sendQuestion(question));
  }

  async countAnswer(labels: AnswerCount) {
    this.queue.put({ kind: 'answers', counted: { ...labels, day: dayOf(this.parts.clock()), count: 1 } });
  }

  async countFeedback(labels: FeedbackCount) {
    this.queue.put({ kind: 'feedback', counted: { ...labels, day: dayOf(this.parts.clock()), count: 1 } });
  }

  teamsReferences() {
    return this.lasting((store) => store.teamsReferences());
  }

  sentQuestions() {
    return this.lasting((store) => store.sentQuestions());
  }

  deleteSentQuestions(ids: readonly string[]) {
    return this.lasting((store) => store.deleteSentQuestions(ids));
  }

  answerCounts() {
    return this.lasting((store) => store.answerCounts());
  }

  feedbackCounts() {
    return this.lasting((store) => store.feedbackCounts());
  }

  /** Writes what waits, for `patienceMs` at most, and closes the database. What could not be written is counted in the log. */
  async close(patienceMs = 2_500) {
    for (const timer of this.timers) clearInterval(timer);
    await withinTime(() => this.queue.emptied(), patienceMs).catch(() => undefined);
    const { waiting } = this.health();
    if (waiting > 0) this.parts.log.warn({ code: 'store_unwritten', waiting }, 'stopping; these writes are lost');
    await withinTime(() => this.connection.close(), CLOSE_MS).catch(() => undefined);
  }

  /** What the database gives in good time; undefined when it is away, fails or is slow. */
  private async reach<T>(call: (store: DatabaseStore) => Promise<T>): Promise<{ value: T } | undefined> {
    const store = this.connection.current;
    if (!store) return undefined;
    try {
      const value = await withinTime(() => call(store), PATIENCE_MS);
      this.connection.fine();
      return { value };
    } catch (error) {
      this.parts.log.debug({ code: 'store_bypassed' }, 'the database was not waited for');
      this.connection.trouble(store, error);
      return undefined;
    }
  }

  /** What the database gives after all that was written before; rejects with a SignpostError. */
  private async lasting<T>(call: (store: DatabaseStore) => Promise<T>): Promise<T> {
    const store = this.connection.current;
    if (!store) throw new SignpostError('store_away', 'The database is away; the log says why. Try again later.');
    try {
      return await withinTime(async () => {
        await this.queue.emptied();
        return call(store);
      }, LASTING_MS);
    } catch (error) {
      if (!isRefusal(error)) this.connection.trouble(store, error);
      // The driver's error can quote what was to be kept: it goes no further.
      const how = error instanceof SlowError ? 'did not answer in time' : 'failed';
      throw new SignpostError('store_away', `The database ${how}; the log says why. Try again later.`);
    }
  }

  /** The database has claimed it for us when nobody waited any more: given up there, where it is given up here. */
  private async claimedLate(key: string, late: 'claimed' | 'taken' | 'answered'): Promise<void> {
    if (late !== 'claimed' || (await this.memory.claimDelivery(key, 0)) !== 'claimed') return;
    this.queue.put({ kind: 'released', delivery: key });
  }
}
