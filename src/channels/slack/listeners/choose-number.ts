import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { overviewOf } from '../../../answering/overview';
import { renderNumberModal } from '../../../cards/slack-number-modal';
import { parseChoice } from '../../../question';
import { askedAlone } from '../asked-alone';
import { askForModal, openerOf, showModal } from '../modals';
import { triggerKey } from '../place';
import { onceEach, type Room } from '../room';

/** A team or service was chosen in "Find a number": its number stands under the select, which stays. */
export async function onChooseNumber(
  room: Room,
  { body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  const choice = parseChoice(action.type === 'static_select' ? action.selected_option?.value : undefined);
  if (!choice) return;
  const team = context.teamId ?? '';
  await onceEach(room, 'shortcut', triggerKey(team, body.trigger_id), async () => {
    const { kind, id } = choice;
    const about = askedAlone(room, 'shortcut', body.user.id, team);
    const { answer, view, card } = await askForModal(room, { choice: { kind, id }, ...about });
    const overview = overviewOf(room.knowledge(), room.clock());
    const shown = answer ? renderNumberModal(overview, { choice, answer }) : view;
    await showModal(room, 'shortcut', openerOf(body), shown, card, true);
  });
}
