import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { askedAlone } from '../asked-alone';
import { askForModal } from '../modals';
import type { Room } from '../room';
import { typedIn } from '../typed';

/** A question from the box under an answer: answered in the place of that answer. Slack itself tells the asker when no reply reaches it. */
export async function onModalSearch(
  room: Room,
  { view, body, ack, context }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const text = (typedIn(view, VIEW_IDS.ask) ?? '').trim();
  const about = askedAlone(room, 'home', body.user.id, context.teamId);
  const answered = await askForModal(room, { text, ...about }, text);
  await ack({ response_action: 'update', view: answered.view }).catch(() => {});
}
