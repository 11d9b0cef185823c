import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { CONVERSATION_LIFE, DELIVERY_LIFE, dayOf } from './lifetimes';
import type { Tables } from './schema';
import {
  type AnswerCount,
  CONFIDENCE_BANDS,
  type Conversation,
  type Daily,
  type FeedbackCount,
  type SentQuestion,
  type Store,
  type TeamsReference,
} from './store';

export interface DatabaseStoreParts {
  readonly db: Kysely<Tables>;
  /** Who claims: the same as long as the process lives. */
  readonly owner: string;
  /** Milliseconds since the epoch. Replicas' clocks should agree within a few seconds: leases are told by them. */
  readonly clock: () => number;
}

const state = z.object({
  topics: z.array(z.string()),
  contacts: z.array(z.string()),
  websites: z.array(z.string()),
  offered: z.array(z.string()),
  aboutAChild: z.boolean(),
});

/**
 * The store in a database, SQLite or PostgreSQL: the same queries for both. Every method rejects with the driver's error when the database
 * cannot do it. Keys of threads and deliveries are kept as hashes: a caller of the HTTP interface chooses its thread's key itself, and may put words in it.
 */
export class DatabaseStore implements Store {
  private readonly db: Kysely<Tables>;
  private readonly owner: string;
  private readonly clock: () => number;

  constructor({ db, owner, clock }: DatabaseStoreParts) {
    this.db = db;
    this.owner = owner;
    this.clock = clock;
  }

  async claimDelivery(delivery: string, leaseMs: number) {
    const key = hashed(delivery);
    const now = this.clock();
    const claim = { until: now + leaseMs, answered: 0, owner: this.owner };
    const claimed = await this.db
      .insertInto('deliveries')
      .values({ key, ...claim })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(claim).where('deliveries.until', '<=', now))
      .returning('key')
      .executeTakeFirst();
    if (claimed) return 'claimed' as const;
    const known = await this.db.selectFrom('deliveries').select('answered').where('key', '=', key).executeTakeFirst();
    return known?.answered ? ('answered' as const) : ('taken' as const);
  }

  async finishDelivery(delivery: string) {
    const answered = { until: this.clock() + DELIVERY_LIFE, answered: 1, owner: this.owner };
    await this.db
      .insertInto('deliveries')
      .values({ key: hashed(delivery), ...answered })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(answered))
      .execute();
  }

  async releaseDelivery(delivery: string) {
    await this.db
      .deleteFrom('deliveries')
      .where('key', '=', hashed(delivery))
      .where('owner', '=', this.owner)
      .where('answered', '=', 0)
      .execute();
  }

  async conversation(thread: string) {
    const row = await this.db
      .selectFrom('conversations')
      .select('state')
      .where('key', '=', hashed(thread))
      .where('saved', '>', this.clock() - CONVERSATION_LIFE)
      .executeTakeFirst();
    return row && (state.parse(JSON.parse(row.state)) satisfies Conversation);
  }

  saveConversation(thread: string, conversation: Conversation) {
    return this.keepConversation(thread, conversation, this.clock());
  }

  /** Keeps a conversation as it was at a time, unless a later one is kept. */
  async keepConversation(thread: string, conversation: Conversation, saved: number) {
    const kept = { state: JSON.stringify(conversation), saved };
    await this.db
      .insertInto('conversations')
      .values({ key: hashed(thread), ...kept })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(kept).where('conversations.saved', '<=', saved))
      .execute();
  }

  async saveTeamsReference(reference: TeamsReference) {
    await this.keepReference(reference, undefined);
  }

  async setAnnounce(reference: TeamsReference, announce: boolean) {
    await this.keepReference(reference, announce ? 1 : 0);
  }

  async removeTeamsReference(conversationId: string) {
    await this.db.deleteFrom('teams_references').where('conversation_id', '=', conversationId).execute();
  }

  async teamsReferences() {
    const rows = await this.db.selectFrom('teams_references').selectAll().orderBy('conversation_id').execute();
    return rows.map((row) => ({
      conversationId: row.conversation_id,
      serviceUrl: row.service_url,
      tenantId: row.tenant_id,
      channelId: row.channel_id,
      announce: row.announce === 1,
      lastNotice: row.last_notice,
    }));
  }

  async markNotice(conversationId: string, notice: string) {
    await this.db
      .updateTable('teams_references')
      .set({ last_notice: notice })
      .where('conversation_id', '=', conversationId)
      .execute();
  }

  async sendQuestion({ text, channel, version }: SentQuestion) {
    // PostgreSQL takes every character but this one.
    const kept = text.replaceAll('\0', '');
    await this.db
      .insertInto('sent_questions')
      .values({ id: randomUUID(), text: kept, channel, version, day: dayOf(this.clock()) })
      .execute();
  }

  async sentQuestions() {
    return this.db
      .selectFrom('sent_questions')
      .select(['text', 'channel', 'version', 'day'])
      .orderBy('day')
      .orderBy('id')
      .execute();
  }

  countAnswer(labels: AnswerCount) {
    return this.addAnswers({ ...labels, day: dayOf(this.clock()), count: 1 });
  }

  /** Adds to a day's counter. */
  async addAnswers({ channel, surface, outcome, topic, band, version, day, count, urgent }: Daily<AnswerCount>) {
    await this.db
      .insertInto('answer_counts')
      .values({ channel, surface, outcome, topic, band, version, day, count, urgent: urgent ? 1 : 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'version', 'channel', 'surface', 'outcome', 'topic', 'urgent', 'band'])
          .doUpdateSet((row) => ({ count: row('answer_counts.count', '+', count) })),
      )
      .execute();
  }

  async answerCounts() {
    const rows = await this.db.selectFrom('answer_counts').selectAll().orderBy('day').execute();
    return rows.map((row) => ({ ...row, urgent: row.urgent === 1, band: band.parse(row.band) }));
  }

  countFeedback(labels: FeedbackCount) {
    return this.addFeedback({ ...labels, day: dayOf(this.clock()), count: 1 });
  }

  /** Adds to a day's counter. */
  async addFeedback({ channel, topic, version, day, count, helpful }: Daily<FeedbackCount>) {
    await this.db
      .insertInto('feedback_counts')
      .values({ channel, topic, version, day, count, helpful: helpful ? 1 : 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'version', 'channel', 'topic', 'helpful'])
          .doUpdateSet((row) => ({ count: row('feedback_counts.count', '+', count) })),
      )
      .execute();
  }

  async feedbackCounts() {
    const rows = await this.db.selectFrom('feedback_counts').selectAll().orderBy('day').execute();
    return rows.map((row) => ({ ...row, helpful: row.helpful === 1 }));
  }

  /** Whether the database answers. */
  async ping() {
    await this.db.selectFrom('signpost_schema').select('version').execute();
  }

  /** Removes what has been kept for long enough: lapsed claims, old deliveries and conversations. */
  async prune() {
    const now = this.clock();
    await this.db.deleteFrom('deliveries').where('until', '<=', now).execute();
    await this.db
      .deleteFrom('conversations')
      .where('saved', '<=', now - CONVERSATION_LIFE)
      .execute();
  }

  async close() {
    await this.db.destroy();
  }

  private async keepReference(reference: TeamsReference, announce: 0 | 1 | undefined) {
    const where = {
      service_url: reference.serviceUrl,
      tenant_id: reference.tenantId,
      channel_id: reference.channelId,
      ...(announce === undefined ? {} : { announce }),
    };
    await this.db
      .insertInto('teams_references')
      .values({ conversation_id: reference.conversationId, last_notice: null, announce: 0, ...where })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(where))
      .execute();
  }
}

const band = z.enum(CONFIDENCE_BANDS);

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
