import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Change } from './changes';
import { gather } from './gather';
import { CONVERSATION_LIFE, dayOf } from './lifetimes';
import type { Database } from './migrations';
import type { Tables } from './schema';
import { sentQuestionId } from './sent-question-id';
import { hashed, statementsFor } from './statements';
import {
  type AnswerCount,
  CONFIDENCE_BANDS,
  type Conversation,
  type FeedbackCount,
  type SentQuestion,
  type Store,
  type TeamsReference,
} from './store';

export interface DatabaseStoreParts {
  readonly database: Pick<Database, 'db' | 'runTogether' | 'erase'>;
  /** Who claims: the same as long as the process lives. */
  readonly owner: string;
  /** Milliseconds since the epoch. Replicas' clocks should agree within a few seconds: leases are told by them. */
  readonly clock: () => number;
}

/** A claim of a delivery (its hash) until a time. */
interface Claim {
  readonly key: string;
  readonly until: number;
}
type Claimed = 'claimed' | 'taken' | 'answered';

const state = z.object({
  topics: z.array(z.string()),
  contacts: z.array(z.string()),
  websites: z.array(z.string()),
  offered: z.array(z.string()),
  inDanger: z.boolean().optional(),
});

/**
 * The store in a database, SQLite or PostgreSQL: the same queries for both. Every method rejects with the driver's error when the database
 * cannot do it. Keys of threads and deliveries are kept as hashes. Claims, and conversations, that are asked for at the same time go together.
 */
export class DatabaseStore implements Store {
  private readonly db: Kysely<Tables>;
  private readonly gatheredClaim = gather<Claim, Claimed>(
    ({ key }) => key,
    (claims) => this.claimAll(claims),
  );
  private readonly gatheredConversation = gather<string, Conversation | undefined>(
    (key) => key,
    (keys) => this.conversations(keys),
  );

  constructor(private readonly parts: DatabaseStoreParts) {
    this.db = parts.database.db;
  }

  claimDelivery(delivery: string, leaseMs: number) {
    return this.gatheredClaim({ key: hashed(delivery), until: this.parts.clock() + leaseMs });
  }

  finishDelivery(delivery: string) {
    return this.keep([{ kind: 'answered', delivery }]);
  }

  releaseDelivery(delivery: string) {
    return this.keep([{ kind: 'released', delivery }]);
  }

  conversation(thread: string) {
    return this.gatheredConversation(hashed(thread));
  }

  saveConversation(thread: string, conversation: Conversation) {
    return this.keep([{ kind: 'turn', thread, conversation, saved: this.parts.clock() }]);
  }

  saveTeamsReference(reference: TeamsReference) {
    return this.keep([{ kind: 'reference', reference }]);
  }

  setAnnounce(reference: TeamsReference, announce: boolean) {
    return this.keep([{ kind: 'reference', reference, announce }]);
  }

  removeTeamsReference(conversationId: string) {
    return this.keep([{ kind: 'no-reference', conversationId }]);
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

  markNotice(conversationId: string, notice: string) {
    return this.keep([{ kind: 'notice', conversationId, notice }]);
  }

  async sendQuestion(question: SentQuestion) {
    const { channel, version } = question;
    // PostgreSQL takes every character but this one.
    const text = question.text.replaceAll('\0', '');
    await this.db
      .insertInto('sent_questions')
      .values({ id: sentQuestionId(question), text, channel, version, day: this.day() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }

  async sentQuestions() {
    return this.db
      .selectFrom('sent_questions')
      .select(['id', 'text', 'channel', 'version', 'day'])
      .orderBy('day')
      .orderBy('id')
      .execute();
  }

  async deleteSentQuestions(ids: readonly string[]) {
    if (ids.length === 0) return [];
    const deleted = await this.parts.database.erase((db) =>
      db.deleteFrom('sent_questions').where('id', 'in', ids).returning('id').execute(),
    );
    return deleted.map(({ id }) => id);
  }

  countAnswer(labels: AnswerCount) {
    return this.keep([{ kind: 'answers', counted: { ...labels, day: this.day(), count: 1 } }]);
  }

  async answerCounts() {
    const rows = await this.db.selectFrom('answer_counts').selectAll().orderBy('day').execute();
    return rows.map((row) => ({ ...row, urgent: row.urgent === 1, band: band.parse(row.band) }));
  }

  countFeedback(labels: FeedbackCount) {
    return this.keep([{ kind: 'feedback', counted: { ...labels, day: this.day(), count: 1 } }]);
  }

  async feedbackCounts() {
    const rows = await this.db.selectFrom('feedback_counts').selectAll().orderBy('day').execute();
    return rows.map((row) => ({ ...row, helpful: row.helpful === 1 }));
  }

  /** Keeps all of these, or none. No two may be about the same ({@link idOf}). */
  async keep(changes: readonly Change[]): Promise<void> {
    const { database, owner, clock } = this.parts;
    const statements = statementsFor(changes, { db: this.db, owner, now: clock() });
    await database.runTogether(statements.map((statement) => statement.compile()));
  }

  /** Whether the database answers. */
  async ping() {
    await this.db.selectFrom('signpost_schema').select('version').execute();
  }

  async close() {
    await this.db.destroy();
  }

  private async claimAll(claims: readonly Claim[]): Promise<Claimed[]> {
    const { owner, clock } = this.parts;
    const rows = claims.map((claim) => ({ ...claim, answered: 0, owner }));
    // In an order that all replicas share: otherwise two could wait for each other's.
    rows.sort((a, b) => (a.key < b.key ? -1 : 1));
    const claimed = await this.db
      .insertInto('deliveries')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(({ ref }) => ({ until: ref('excluded.until'), owner, answered: 0 }))
          .where('deliveries.until', '<=', clock()),
      )
      .returning('key')
      .execute();
    const ours = new Set(claimed.map(({ key }) => key));
    const others = claims.flatMap(({ key }) => (ours.has(key) ? [] : [key]));
    const answered = others.length > 0 ? await this.answeredAmong(others) : new Set();
    return claims.map(({ key }) => (ours.has(key) ? 'claimed' : answered.has(key) ? 'answered' : 'taken'));
  }

  private async answeredAmong(keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.db
      .selectFrom('deliveries')
      .select('key')
      .where('key', 'in', keys)
      .where('answered', '=', 1)
      .execute();
    return new Set(rows.map(({ key }) => key));
  }

  private async conversations(keys: readonly string[]): Promise<(Conversation | undefined)[]> {
    const rows = await this.db
      .selectFrom('conversations')
      .select(['key', 'state'])
      .where('key', 'in', keys)
      .where('saved', '>', this.parts.clock() - CONVERSATION_LIFE)
      .execute();
    const found = new Map(rows.map((row) => [row.key, row.state]));
    return keys.map((key) => {
      const kept = found.get(key);
      return kept === undefined ? undefined : (state.parse(JSON.parse(kept)) satisfies Conversation);
    });
  }

  private day(): string {
    return dayOf(this.parts.clock());
  }
}

const band = z.enum(CONFIDENCE_BANDS);
