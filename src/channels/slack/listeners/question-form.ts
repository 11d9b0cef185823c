import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { emergencyLine, troubleText } from '../../../answering/emergency-line';
import { escapeMrkdwn } from '../../../cards/escape';
import { renderQuestionForm } from '../../../cards/slack-question-form';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { openerOf, showModal } from '../modals';
import { triggerKey } from '../place';
import { onceEach, type Room } from '../room';
import { typedIn } from '../typed';

/**
 * The button "Send your question to the owners": opens the form. It holds the words where they stand in the box of the modal that the
 * button is in; nobody tells us what was asked for a card in a message, and we have not kept it.
 */
export async function onQuestionForm(
  room: Room,
  { body, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  await onceEach(room, 'button', triggerKey(context.teamId ?? '', body.trigger_id), async () => {
    const form = renderQuestionForm(typedIn(body.view, VIEW_IDS.ask) ?? '', emergencyLine(room.knowledge()));
    const apology = { text: escapeMrkdwn(troubleText(room.knowledge(), 'form.no-form')) };
    await showModal(room, 'button', openerOf(body), form, () => apology);
  });
}
