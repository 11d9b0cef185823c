import type { AnswerCount, Conversation, Store, TeamsReference } from './store';

/** How long a conversation is remembered, in milliseconds. */
export const CONVERSATION_LIFE = 30 * 60 * 1000;
/** How long an answered delivery is remembered: Slack retries for five minutes, late events come within the hour. */
const DELIVERY_LIFE = 60 * 60 * 1000;
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
  private readonly references = new Map<string, TeamsReference>();
  private readonly counts = new Map<string, AnswerCount & { day: string; count: number }>();

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
    this.references.set(reference.conversationId, reference);
  }

  async removeTeamsReference(conversationId: string) {
    this.references.delete(conversationId);
  }

  async teamsReferences() {
    return [...this.references.values()];
  }

  async countAnswer(labels: AnswerCount) {
    const day = new Date(this.clock()).toISOString().slice(0, 10);
    const key = JSON.stringify([day, ...Object.entries(labels).sort().flat()]);
    this.counts.set(key, { ...labels, day, count: (this.counts.get(key)?.count ?? 0) + 1 });
  }

  async answerCounts() {
    return [...this.counts.values()];
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
