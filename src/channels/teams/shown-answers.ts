import { rootOf } from './room';
import type { FeedbackTopic, Whereabouts } from './turn';

/** The most answers that are remembered; the oldest go first. */
const MOST = 5_000;

/** Which answer a posted message showed: ids alone, in memory, so that a thumb at it can be counted under its topic. */
export interface ShownAnswers {
  note(where: Whereabouts, messageId: string, about: FeedbackTopic): void;
  /** Undefined for a message that is none of ours, too long ago, or from before a restart. */
  about(where: Whereabouts, messageId: string): FeedbackTopic | undefined;
}

export function createShownAnswers(): ShownAnswers {
  const shown = new Map<string, FeedbackTopic>();
  const key = (where: Whereabouts, messageId: string) => `${where.tenantId} ${rootOf(where)} ${messageId}`;
  return {
    note(where, messageId, about) {
      shown.set(key(where, messageId), about);
      const [oldest] = shown.keys();
      if (shown.size > MOST && oldest !== undefined) shown.delete(oldest);
    },
    about: (where, messageId) => shown.get(key(where, messageId)),
  };
}
