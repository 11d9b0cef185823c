import type { ActionsBlock, ContextBlock, InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { type Answer, plain, type Section, type Text } from '../answering/answer';
import { MESSAGES, type MessageId } from '../answering/messages';
import { renderBlockKit } from './block-kit';
import { buttonRow } from './block-kit-extras';
import { toPlainBlocks } from './plain-blocks';
import { VIEW_IDS } from './slack-view-ids';

/** The most characters that Slack lets a person type into a box. */
const MOST_TYPED = 3_000;

/** Text that Slack shows to the letter. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A modal under one of our titles, with a button that closes it. */
export function modal(title: MessageId, blocks: readonly KnownBlock[], more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    title: plainText(MESSAGES[title]),
    close: plainText(MESSAGES['view.close']),
    blocks: [...blocks],
    ...more,
  };
}

/** An answer as blocks for a view. Slack documents alerts for messages only: here they are drawn as headers. */
export function drawAnswer(answer: Answer): KnownBlock[] {
  return toPlainBlocks(renderBlockKit(answer, 'asker').blocks, (kind) => kind === 'rich_text');
}

/** Sections alone, without what stands around them on a card. */
export function drawSections(sections: readonly Section[]): KnownBlock[] {
  return drawAnswer({
    outcome: 'answered',
    urgent: false,
    confidence: 1,
    sections,
    notes: [],
    choices: [],
    related: [],
    closing: [],
    source: [],
    version: '',
    contacts: [],
    websites: [],
  });
}

/** Words of our own as a paragraph. */
export function paragraph(id: MessageId): KnownBlock {
  return { type: 'section', text: plainText(MESSAGES[id]) };
}

/** Small lines at the foot of a view; none for texts without words. */
export function footer(...lines: readonly Text[]): ContextBlock[] {
  const elements = lines
    .map(plain)
    .filter((words) => words !== '')
    .map(plainText);
  return elements.length > 0 ? [{ type: 'context', elements }] : [];
}

/** The button that opens the form for the leaflet's owners. Its value is the content's version, never words. */
export function sendQuestionRow(version: string): ActionsBlock {
  return buttonRow(VIEW_IDS.sendQuestion, MESSAGES['form.offer'], version);
}

/** That button under an honest miss; nothing under an answer. */
export function offerToSend({ outcome, limited, version }: Answer): ActionsBlock[] {
  const isMiss = !limited && (outcome === 'unknown' || outcome === 'choices');
  return isMiss ? [sendQuestionRow(version)] : [];
}

/** A box to ask in, holding `words`; in the Home, where there is no button to submit, it is sent by Enter. */
export function askBox(label: MessageId, words: string, sentByEnter: boolean): InputBlock {
  return {
    type: 'input',
    block_id: VIEW_IDS.ask,
    label: plainText(MESSAGES[label]),
    ...(sentByEnter ? { dispatch_action: true } : {}),
    element: {
      type: 'plain_text_input',
      action_id: VIEW_IDS.ask,
      max_length: MOST_TYPED,
      ...(words === '' ? {} : { initial_value: words.slice(0, MOST_TYPED) }),
      ...(sentByEnter ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } } : {}),
    },
  };
}
