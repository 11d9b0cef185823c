import type { ActionsBlock, ContextActionsBlock, KnownBlock } from '@slack/types';
import type { Answer } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import { buttonRow, feedbackButtons } from './block-kit-extras';
import { feedbackValue } from './slack-feedback-value';
import { formatShared } from './slack-share-value';
import { VIEW_IDS } from './slack-view-ids';
import { offerToSend } from './slack-view-parts';

/** The button that shares an answer, in that thread or in the channel itself; none where there is nothing to share. */
export function shareRow(answer: Answer, thread?: string): ActionsBlock[] {
  const value = formatShared(answer, thread);
  return value ? [buttonRow(VIEW_IDS.share, MESSAGES['share.button'], value)] : [];
}

/** The thumbs that ask whether an answer helped; none where there is nothing to ask. */
export function feedbackRow(answer: Answer): ContextActionsBlock[] {
  const value = feedbackValue(answer);
  return value ? [feedbackButtons(VIEW_IDS.feedback, value)] : [];
}

/** A thread's name is no longer. */
const A_THREAD = `${'9'.repeat(16)}.${'9'.repeat(16)}`;

/** The largest row that one of the ways of replying puts under an answer's card; none where none does. */
export function largestRow(answer: Answer): KnownBlock[] {
  const size = (row: readonly KnownBlock[]) => JSON.stringify(row).length;
  const [largest = []] = [offerToSend(answer), shareRow(answer, A_THREAD), feedbackRow(answer)].sort(
    (a, b) => size(b) - size(a),
  );
  return largest;
}
