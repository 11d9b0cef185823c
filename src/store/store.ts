/** What is remembered of a conversation: ids from closed lists, never words. */
export interface Conversation {
  /** The topics answered last, the main one first (`contact` and `websites` among them). */
  readonly topics: readonly string[];
  readonly contacts: readonly string[];
  readonly websites: readonly string[];
  /** The choices offered last, as `kind:id`. */
  readonly offered: readonly string[];
  /** True once a particular child was spoken of. */
  readonly aboutAChild: boolean;
}

/** Where a Teams conversation can be written to: nothing of a person. */
export interface TeamsReference {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly channelId: string;
}

/** The labels under which one answer is counted: closed lists and ids of the content. */
export interface AnswerCount {
  readonly channel: string;
  readonly surface: string;
  readonly outcome: string;
  readonly topic: string;
  readonly urgent: boolean;
  readonly version: string;
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

  saveTeamsReference(reference: TeamsReference): Promise<void>;
  removeTeamsReference(conversationId: string): Promise<void>;
  teamsReferences(): Promise<readonly TeamsReference[]>;

  /** Adds one to the day's counter under these labels. */
  countAnswer(count: AnswerCount): Promise<void>;
  answerCounts(): Promise<readonly (AnswerCount & { readonly day: string; readonly count: number })[]>;

  close(): Promise<void>;
}
