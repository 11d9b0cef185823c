import type { ActionsBlock, Button, ContextActionsBlock, ContextBlock, KnownBlock } from '@slack/types';
import { MESSAGES } from '../answering/messages';
import { escapeMrkdwn } from './escape';

/** As much of a card as rows are put under. */
interface Drawn {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** A card with rows under it. */
export function withRows({ text, blocks = [] }: Drawn, rows: readonly KnownBlock[]): Required<Drawn> {
  return { text, blocks: [...blocks, ...rows] };
}

/** One button of our own words, in a row of its own. */
export function buttonRow(actionId: string, label: string, value: string): ActionsBlock {
  return { type: 'actions', elements: [button(actionId, label, value)] };
}

/** "Was this helpful", as Slack's own thumbs. `value` is followed by `:yes` or `:no`. */
export function feedbackButtons(actionId: string, value: string): ContextActionsBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionId,
        positive_button: thumb(MESSAGES['feedback.yes'], `${value}:yes`),
        negative_button: thumb(MESSAGES['feedback.no'], `${value}:no`),
      },
    ],
  };
}

/** The same two as plain buttons, under `<action id>:yes` and `<action id>:no`: for a Slack that refuses the newer element. */
export function plainFeedbackRow({ elements }: ContextActionsBlock): KnownBlock[] {
  const buttons = elements.flatMap((element) => {
    if (element.type !== 'feedback_buttons') return [];
    const { action_id = '', positive_button: yes, negative_button: no } = element;
    return [button(`${action_id}:yes`, yes.text.text, yes.value), button(`${action_id}:no`, no.text.text, no.value)];
  });
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

/** A card for everybody, with the one who shared it named under it; `user` is Slack's id of a person. */
export function sharedBy({ text, blocks = [] }: Drawn, user: string): Required<Drawn> {
  const line = escapeMrkdwn(MESSAGES['share.by']).replace('{name}', `<@${user}>`);
  const row: ContextBlock = { type: 'context', elements: [{ type: 'mrkdwn', text: line }] };
  return { text: `${text}\n\n${line}`, blocks: [...blocks, row] };
}

function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: { type: 'plain_text', text: label, emoji: false }, value };
}

function thumb(label: string, value: string) {
  return { text: { type: 'plain_text' as const, text: label, emoji: false }, accessibility_label: label, value };
}
