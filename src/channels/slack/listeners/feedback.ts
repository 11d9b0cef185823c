import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { parseFeedback } from '../../../cards/slack-feedback-value';
import { sendQuestionRow } from '../../../cards/slack-view-parts';
import { askStore } from '../../ask-store';
import { cardOf } from '../card-of';
import { choiceGone } from '../choice-gone';
import { cardKey, triggerKey } from '../place';
import { wordsReply } from '../reply';
import { onceEach, type Room } from '../room';
import { type Asker, replyPrivately } from '../ways';

/**
 * "This helped", "This did not help": counted once for each card, by topic, and thanked for, privately; whom it did not help may
 * send their question to the leaflet's owners.
 */
export async function onFeedback(
  room: Room,
  { body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  const { deliveries, log, store } = room;
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  const card = cardOf(body);
  if (!card) return;
  const asker: Asker = { user: body.user.id, place: card.aside, responseUrl: body.response_url };
  await onceEach(room, 'button', triggerKey(team, body.trigger_id), async () => {
    const feedback = parseFeedback('value' in action ? action.value : undefined);
    if (!feedback) return choiceGone(room, asker);
    const { topic, helpful, version } = feedback;
    await deliveries.once(log, cardKey(team, 'feedback', card.place.channel, card.ts), async () => {
      await askStore(log, 'slack', 'feedback', () =>
        store.countFeedback({ channel: 'slack', topic, helpful, version }),
      );
    });
    const words = helpful
      ? wordsReply('feedback.thanks')
      : wordsReply('feedback.sorry', sendQuestionRow(room.knowledge().version));
    await replyPrivately(room, 'button', asker, words);
  });
}
