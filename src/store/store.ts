/** What is remembered of a conversation: ids from closed lists, never words. */
export interface Conversation {
  /** The topics answered last, the main one first (`contact` and `websites` among them). */
  readonly topics: readonly string[];
  readonly contacts: readonly string[];
  readonly websites: readonly string[];
  /** The choices offered last, as `kind:id`. */
  readonly offered: readonly string[];
  /** True while the emergency lines came first in the answer before. */
  readonly inDanger?: boolean | undefined;
}

/** Where a Teams conversation can be written to: nothing of a person. */
export interface TeamsReference {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly channelId: string;
}

/** A conversation in Teams as it is kept. */
export interface KeptTeamsReference extends TeamsReference {
  /** Whether notices of changed content were asked for there (`announce on`). */
  readonly announce: boolean;
  /** The ids of the last notices that were posted there, as markNotice was given them; null before the first. */
  readonly lastNotice: string | null;
}

/** How sure an answer was, in three bands. A closed list. */
export const CONFIDENCE_BANDS = ['high', 'medium', 'low'] as const;
export type ConfidenceBand = (typeof CONFIDENCE_BANDS)[number];

/** The labels under which one answer is counted: closed lists and ids of the content. */
export interface AnswerCount {
  readonly channel: string;
  readonly surface: string;
  readonly outcome: string;
  readonly topic: string;
  readonly urgent: boolean;
  readonly band: ConfidenceBand;
  readonly version: string;
}

/** The labels under which one "was this helpful" is counted. `topic` is the answer's main one, or `none`. */
export interface FeedbackCount {
  readonly channel: string;
  readonly topic: string;
  readonly helpful: boolean;
  readonly version: string;
}

/** A count of one day (`2026-11-26`, UTC). */
export type Daily<Labels> = Labels & { readonly day: string; readonly count: number };

/** A question that its asker edited and sent to the leaflet's owners: the one text that is kept. */
export interface SentQuestion {
  /** As its asker left it, at most 2,000 characters (LONGEST_SENT). */
  readonly text: string;
  readonly channel: string;
  /** The content's version when it was sent. */
  readonly version: string;
  /** The id of the form that it was sent from, of no person: the same words of one form are kept once. Not kept itself. */
  readonly form: string;
}

/** A sent question as it is kept. */
export interface KeptQuestion extends Omit<SentQuestion, 'form'> {
  /** A hash of its form and words; stands for the question and nobody. */
  readonly id: string;
  /** When it was sent: `2026-11-26`, UTC. */
  readonly day: string;
}

/** What Signpost keeps. Every method may be slow or fail: callers answer without it. No message text, user id or name goes in. */
export interface Store {
  /**
   * Claims the delivery of a platform's event for this process: `claimed` once; `taken` while somebody else works on it;
   * `answered` when its answer was posted. A claim that is neither answered nor released lapses after `leaseMs`.
   */
  claimDelivery(key: string, leaseMs: number): Promise<'claimed' | 'taken' | 'answered'>;
  /** Marks a claimed delivery as answered, after the post. */
  finishDelivery(key: string): Promise<void>;
  /** Gives a claim up, so that the platform's retry can be answered. */
  releaseDelivery(key: string): Promise<void>;

  /** The conversation under a thread key; undefined when there is none or it is older than 30 minutes. */
  conversation(thread: string): Promise<Conversation | undefined>;
  saveConversation(thread: string, conversation: Conversation): Promise<void>;

  /** Keeps or renews a reference; whether notices go there stays as it was. */
  saveTeamsReference(reference: TeamsReference): Promise<void>;
  removeTeamsReference(conversationId: string): Promise<void>;
  teamsReferences(): Promise<readonly KeptTeamsReference[]>;
  /** Turns notices on or off for a conversation; keeps its reference when turned on. */
  setAnnounce(reference: TeamsReference, announce: boolean): Promise<void>;
  /** Remembers that a notice was posted to a conversation, so that an interrupted announcement goes on where it stopped. */
  markNotice(conversationId: string, notice: string): Promise<void>;

  /**
   * Keeps a question that its asker sent to the owners, once for the same words of one form; rejects when it could not be kept, or may not
   * have been: the asker is told so, and may send it again.
   */
  sendQuestion(question: SentQuestion): Promise<void>;
  /** All that are kept, the oldest day first. */
  sentQuestions(): Promise<readonly KeptQuestion[]>;
  /** Deletes sent questions for good; gives the ids of those that were there. */
  deleteSentQuestions(ids: readonly string[]): Promise<readonly string[]>;

  /** Adds one to the day's counter under these labels. */
  countAnswer(count: AnswerCount): Promise<void>;
  answerCounts(): Promise<readonly Daily<AnswerCount>[]>;
  countFeedback(count: FeedbackCount): Promise<void>;
  feedbackCounts(): Promise<readonly Daily<FeedbackCount>[]>;

  close(): Promise<void>;
}
