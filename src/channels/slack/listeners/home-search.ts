import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { askedAlone } from '../asked-alone';
import { askForModal, openerOf, showModal } from '../modals';
import { triggerKey } from '../place';
import { onceEach, type Room } from '../room';
import { askedIn } from '../typed';

/** A question from the Home's box: answered in a modal, for the asker alone, in no thread. The modal's own box keeps the words. */
export async function onHomeSearch(
  room: Room,
  { body, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  await onceEach(room, 'home', triggerKey(team, body.trigger_id), async () => {
    const text = askedIn(body).trim();
    const { view, card } = await askForModal(room, { text, ...askedAlone(room, 'home', body.user.id, team) }, text);
    await showModal(room, 'home', openerOf(body), view, card);
  });
}
