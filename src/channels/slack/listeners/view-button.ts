import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { type Choice, parseChoice } from '../../../question';
import { askedAlone } from '../asked-alone';
import { askForModal, openerOf, showModal } from '../modals';
import { triggerKey } from '../place';
import { publishHome } from '../publish-home';
import { onceEach, type Room } from '../room';
import { typedIn } from '../typed';

/** A choice that leads nowhere gets kind words and help. */
const NOWHERE: Choice = { kind: 'list', id: 'nowhere' };

/**
 * A button that asks, in the Home or in a modal: answered in a modal of its own, which lies on top of the one it stands in; a "did you
 * mean" is answered in the place of the guesses. A tap in a Home of older content brings the new one as well.
 */
export async function onViewButton(
  room: Room,
  { body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  // On a message it is for the other listener, which acknowledges it.
  if (!body.view) return;
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  const { type, private_metadata: shown } = body.view;
  await onceEach(room, 'button', triggerKey(team, body.trigger_id), async () => {
    const { kind, id } = parseChoice('value' in action ? action.value : undefined) ?? NOWHERE;
    const words = type === 'modal' ? typedIn(body.view, VIEW_IDS.ask) : undefined;
    const about = askedAlone(room, 'button', body.user.id, team);
    const { view, card } = await askForModal(room, { choice: { kind, id }, ...about }, words);
    await showModal(room, 'button', openerOf(body), view, card, shown === 'choices');
  });
  if (type === 'home') await publishHome(room, body.user.id, shown);
}
