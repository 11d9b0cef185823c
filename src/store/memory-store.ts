import { CONVERSATION_LIFE, DELIVERY_LIFE, dayOf } from './lifetimes';
import { sentQuestionId } from './sent-question-id';
import type {
  AnswerCount,
  Conversation,
  Daily,
  FeedbackCount,
  KeptQuestion,
  KeptTeamsReference,
  SentQuestion,
  Store,
  TeamsReference,
} from './store';

/** The most of each kind that is kept; the oldest go first. */
const MOST = 10_000;

interface Delivery {
  readonly until: number;
  readonly answered: boolean;
}

/** Keeps everything in this process: what a single small machine without a database has. Gone when it stops. */
export class MemoryStore implements Store {
  private readonly deliveries = new Map<string, Delivery>();
  private readonly conversations = new Map<string, { conversation: Conversation; at: number }>();
  private readonly references = new Map<string, KeptTeamsReference>();
  private readonly sent = new Map<string, KeptQuestion>();
  private readonly answers = new Map<string, Daily<AnswerCount>>();
  private readonly feedback = new Map<string, Daily<FeedbackCount>>();

  /** @param clock milliseconds since the epoch */
  constructor(private readonly clock: () => number = Date.now) {}

  async claimDelivery(key: string, leaseMs: number) {
    const known = this.deliveries.get(key);
    if (known && known.until > this.clock()) return known.answered ? ('answered' as const) : ('taken' as const);
    this.put(this.deliveries, key, { until: this.clock() + leaseMs, answered: false });
    return 'claimed' as const;
  }

  async finishDelivery(key: string) {
    this.put(this.deliveries, key, { until: this.clock() + DELIVERY_LIFE, answered: true });
  }

  async releaseDelivery(key: string) {
    if (!this.deliveries.get(key)?.answered) this.deliveries.delete(key);
  }

  async conversation(thread: string) {
    const kept = this.conversations.get(thread);
    if (kept && this.clock() - kept.at < CONVERSATION_LIFE) return kept.conversation;
    this.conversations.delete(thread);
    return undefined;
  }

  async saveConversation(thread: string, conversation: Conversation) {
    this.put(this.conversations, thread, { conversation, at: this.clock() });
  }

  async saveTeamsReference(reference: TeamsReference) {
    const { announce = false, lastNotice = null } = this.references.get(reference.conversationId) ?? {};
    this.references.set(reference.conversationId, { ...reference, announce, lastNotice });
  }

  async removeTeamsReference(conversationId: string) {
    this.references.delete(conversationId);
  }

  async teamsReferences() {
    return [...this.references.values()];
  }

  async setAnnounce(reference: TeamsReference, announce: boolean) {
    const { lastNotice = null } = this.references.get(reference.conversationId) ?? {};
    this.references.set(reference.conversationId, { ...reference, announce, lastNotice });
  }

  async markNotice(conversationId: string, notice: string) {
    const reference = this.references.get(conversationId);
    if (reference) this.references.set(conversationId, { ...reference, lastNotice: notice });
  }

  async sendQuestion(question: SentQuestion) {
    const id = sentQuestionId(question);
    const { text, channel, version } = question;
    if (!this.sent.has(id)) this.put(this.sent, id, { id, text, channel, version, day: this.day() });
  }

  async sentQuestions() {
    return [...this.sent.values()];
  }

  async deleteSentQuestions(ids: readonly string[]) {
    return [...new Set(ids)].filter((id) => this.sent.delete(id));
  }

  async countAnswer(labels: AnswerCount) {
    this.count(this.answers, labels);
  }

  async answerCounts() {
    return [...this.answers.values()];
  }

  async countFeedback(labels: FeedbackCount) {
    this.count(this.feedback, labels);
  }

  async feedbackCounts() {
    return [...this.feedback.values()];
  }

  private day(): string {
    return dayOf(this.clock());
  }

  private count<Labels extends object>(counts: Map<string, Daily<Labels>>, labels: Labels): void {
    const day = this.day();
    const names = Object.keys(labels).sort() as (keyof Labels)[];
    const key = JSON.stringify([day, ...names.map((name) => labels[name])]);
    counts.set(key, { ...labels, day, count: (counts.get(key)?.count ?? 0) + 1 });
  }

  async close() {}

  /** Puts an entry last, and drops the oldest beyond the most that is kept. */
  private put<T>(map: Map<string, T>, key: string, value: T): void {
    map.delete(key);
    map.set(key, value);
    for (const oldest of map.keys()) {
      if (map.size <= MOST) break;
      map.delete(oldest);
    }
  }
}
