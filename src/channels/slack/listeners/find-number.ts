import type { AllMiddlewareArgs, GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { overviewOf } from '../../../answering/overview';
import { renderNumberModal } from '../../../cards/slack-number-modal';
import { askedAlone } from '../asked-alone';
import { openerOf, showModal } from '../modals';
import { triggerKey } from '../place';
import { ask, onceEach, type Room } from '../room';

/** The shortcut "Find a number": a modal with every number to choose from; where Slack takes none, all the numbers in a direct message. */
export async function onFindNumber(
  room: Room,
  { body, ack, context }: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  await onceEach(room, 'shortcut', triggerKey(team, body.trigger_id), async () => {
    const overview = overviewOf(room.knowledge(), room.clock());
    const { choice } = overview.allNumbers;
    const allNumbers = () => ask(room, { choice, ...askedAlone(room, 'shortcut', body.user.id, team) });
    await showModal(room, 'shortcut', openerOf(body), renderNumberModal(overview), async () =>
      (await allNumbers()).forAsker(),
    );
  });
}
