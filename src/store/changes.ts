import type { AnswerCount, Conversation, Daily, FeedbackCount, TeamsReference } from './store';

/** Something to be kept, which nobody waits for. */
export type Change =
  /** A delivery was answered, or its claim is given up. */
  | { readonly kind: 'answered' | 'released'; readonly delivery: string }
  /** A conversation as it was at a time (`saved`), unless a later one is kept. */
  | { readonly kind: 'turn'; readonly thread: string; readonly conversation: Conversation; readonly saved: number }
  /** To be added to a day's counter. */
  | { readonly kind: 'answers'; readonly counted: Daily<AnswerCount> }
  | { readonly kind: 'feedback'; readonly counted: Daily<FeedbackCount> }
  /** Whether notices go there stays as it is, unless it is said. */
  | { readonly kind: 'reference'; readonly reference: TeamsReference; readonly announce?: boolean }
  | { readonly kind: 'no-reference'; readonly conversationId: string }
  | { readonly kind: 'notice'; readonly conversationId: string; readonly notice: string }
  /** Removes what has been kept for long enough: lapsed claims, old deliveries and conversations. */
  | { readonly kind: 'prune' };

/** Names what a change is about: of two with one id that wait, the second takes the first's place. Undefined where each counts. */
export function idOf(change: Change): string | undefined {
  switch (change.kind) {
    case 'answered':
    case 'released':
      return deliveryId(change.delivery);
    case 'turn':
      return turnId(change.thread);
    case 'answers':
    case 'feedback': {
      const { count: _, ...labels } = change.counted;
      return `${change.kind}:${JSON.stringify(Object.entries(labels).sort())}`;
    }
    case 'prune':
      return 'prune';
    default:
      return undefined;
  }
}

/** The id of what becomes of a delivery. */
export function deliveryId(delivery: string): string {
  return `delivery:${delivery}`;
}

/** The id of a conversation's turns. */
export function turnId(thread: string): string {
  return `turn:${thread}`;
}

/** Two changes under one id as one: counts are added, of all else the later one holds. */
export function merged(before: Change, later: Change): Change {
  if (before.kind === 'answers' && later.kind === 'answers') return { ...later, counted: added(before, later) };
  if (before.kind === 'feedback' && later.kind === 'feedback') return { ...later, counted: added(before, later) };
  return later;
}

function added<Labels>(before: { counted: Daily<Labels> }, later: { counted: Daily<Labels> }): Daily<Labels> {
  return { ...later.counted, count: before.counted.count + later.counted.count };
}

/** Whether it is of no use any more in an hour. */
export function perishes({ kind }: Change): boolean {
  return kind === 'answered' || kind === 'released' || kind === 'turn' || kind === 'prune';
}

/** How much is lost with it. */
export function weightOf(change: Change): number {
  return 'counted' in change ? change.counted.count : 1;
}
