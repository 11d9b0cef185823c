import type { KnownBlock, ModalView } from '@slack/types';
import type { Answer, Text } from '../answering/answer';
import { MESSAGES, type MessageId } from '../answering/messages';
import { LONGEST_SENT } from '../question';
import { VIEW_IDS } from './slack-view-ids';
import { drawSections, footer, modal, paragraph, plainText } from './slack-view-parts';

/** The value of the ticked box. */
const CONFIRMED = 'no-details';

/**
 * Draws the form that sends a question to the leaflet's owners: the words to edit, what to leave out, what is kept. `words` are what the
 * asker typed, where Slack told us; `closing` is the emergency line. With `again`, the form as it is shown once more to words that speak
 * of a danger: its emergency lines come first, then why it was not sent. Pure.
 */
export function renderQuestionForm(
  words: string,
  closing: Text,
  again?: { readonly danger: Answer; readonly problem: MessageId },
): ModalView {
  const blocks: KnownBlock[] = [
    ...(again ? [...emergencyOf(again.danger), paragraph(again.problem)] : []),
    paragraph('form.reminder'),
    {
      type: 'input',
      block_id: VIEW_IDS.question,
      label: plainText(MESSAGES['form.label']),
      element: {
        type: 'plain_text_input',
        action_id: VIEW_IDS.question,
        multiline: true,
        max_length: LONGEST_SENT,
        ...(words === '' ? {} : { initial_value: words.slice(0, LONGEST_SENT) }),
      },
    },
    {
      type: 'input',
      block_id: VIEW_IDS.confirm,
      optional: true,
      label: plainText(MESSAGES['form.check']),
      element: {
        type: 'checkboxes',
        action_id: VIEW_IDS.confirm,
        options: [{ text: plainText(MESSAGES['form.confirm']), value: CONFIRMED }],
      },
    },
    paragraph('form.kept'),
    ...footer(closing),
  ];
  return modal('form.short-title', blocks, {
    callback_id: VIEW_IDS.sendQuestion,
    submit: plainText(MESSAGES['form.send']),
  });
}

/** Draws what is said when the question was kept; with `danger`, the answer to words that speak of one, its emergency lines come first. Pure. */
export function renderQuestionSent(closing: Text, danger?: Answer): ModalView {
  const blocks: KnownBlock[] = [
    ...(danger ? emergencyOf(danger) : []),
    { type: 'header', text: plainText(MESSAGES['form.sent-title']) },
    paragraph('form.sent'),
    paragraph('form.kept'),
    ...footer(closing),
  ];
  return modal('form.short-title', blocks);
}

function emergencyOf({ sections }: Answer): KnownBlock[] {
  return [...drawSections(sections.filter(({ kind }) => kind === 'emergency')), { type: 'divider' }];
}
