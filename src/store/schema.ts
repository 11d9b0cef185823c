/** The rows as they stand in the database. Flags are 0 or 1, times milliseconds since the epoch: what SQLite and PostgreSQL have in common. */
export interface Tables {
  /** One row: how far the migrations have come. */
  signpost_schema: { id: number; version: number; opened: number };
  /** A claim of `owner` until `until`, or an answered delivery that is remembered until then. `key` is a hash. */
  deliveries: { key: string; until: number; answered: number; owner: string };
  /** `key` is a hash, `state` ids as JSON. */
  conversations: { key: string; state: string; saved: number };
  teams_references: {
    conversation_id: string;
    service_url: string;
    tenant_id: string;
    channel_id: string;
    announce: number;
    last_notice: string | null;
  };
  /** `id` is a hash of the form and its words: the same words of one form are one row. */
  sent_questions: { id: string; text: string; channel: string; version: string; day: string };
  answer_counts: {
    day: string;
    version: string;
    channel: string;
    surface: string;
    outcome: string;
    topic: string;
    urgent: number;
    band: string;
    count: number;
  };
  feedback_counts: {
    day: string;
    version: string;
    channel: string;
    topic: string;
    helpful: number;
    count: number;
  };
}
