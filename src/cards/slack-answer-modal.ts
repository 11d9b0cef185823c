import type { KnownBlock, ModalView } from '@slack/types';
import type { Answer, Outcome, Text } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import { VIEW_IDS } from './slack-view-ids';
import { askBox, drawAnswer, footer, modal, offerToSend, paragraph, plainText } from './slack-view-parts';

/**
 * Draws an answer as a modal. With `words`, what was typed in the Home, a box under the answer holds them, to be asked otherwise or sent to
 * the leaflet's owners; a miss offers that. Its `private_metadata` is the outcome, never words. Pure; nothing is cut: a message's limits
 * are narrower than a view's.
 */
export function renderAnswerModal(answer: Answer, words?: string): ModalView {
  return withBox([...drawAnswer(answer), ...offerToSend(answer)], words, answer.outcome);
}

/** Draws that no answer could be made, with the emergency line (`closing`), which no failure may hide; the box keeps the words for another try. Pure. */
export function renderTroubleModal(closing: Text, words?: string): ModalView {
  return withBox([paragraph('trouble.answer'), ...footer(closing)], words, 'unknown');
}

function withBox(blocks: readonly KnownBlock[], words: string | undefined, outcome: Outcome): ModalView {
  if (words === undefined) return modal('view.title', blocks, { private_metadata: outcome });
  return modal('view.title', [...blocks, askBox('view.ask-again', words, false)], {
    callback_id: VIEW_IDS.ask,
    submit: plainText(MESSAGES['view.ask-button']),
    private_metadata: outcome,
  });
}
