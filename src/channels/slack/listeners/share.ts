import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { composeAgain } from '../../../answering/compose-again';
import { renderBlockKit } from '../../../cards/block-kit';
import { sharedBy } from '../../../cards/block-kit-extras';
import { parseShared } from '../../../cards/slack-share-value';
import { cardOf } from '../card-of';
import { choiceGone } from '../choice-gone';
import { cardKey } from '../place';
import { wordsReply } from '../reply';
import { onceEach, type Room } from '../room';
import { isPassing, logged, ToldError } from '../slack-error';
import { type Asker, replyPrivately, shareWithAll } from '../ways';

/**
 * "Share in channel": what a private answer showed is composed anew from its ids, posted for everybody with the name of the one who
 * shared it, and the private card is taken away. Tapped twice, it is posted once. Who cannot share is told so.
 */
export async function onShare(
  room: Room,
  { body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  const card = cardOf(body);
  if (!card) return;
  const { channel } = card.place;
  const asker: Asker = { user: body.user.id, place: card.aside, responseUrl: body.response_url };
  await onceEach(room, 'button', cardKey(context.teamId ?? '', 'share', channel, card.ts), async () => {
    const shared = parseShared('value' in action ? action.value : undefined);
    const today = new Date(room.clock()).toISOString().slice(0, 10);
    const answer = shared && composeAgain(room.knowledge(), shared, today);
    if (!answer) return choiceGone(room, asker);
    const place = shared.thread ? { channel, thread: shared.thread } : card.aside;
    try {
      await shareWithAll(room, { ...asker, place }, sharedBy(renderBlockKit(answer, 'everyone'), body.user.id));
    } catch (error) {
      // Not tried again later by itself: nobody wants a card in the channel minutes after they gave up.
      await replyPrivately(room, 'button', asker, wordsReply(isPassing(error) ? 'share.later' : 'share.failed'));
      throw new ToldError(error);
    }
    await room.poster.removeOriginal(body.response_url).catch((error: unknown) => {
      room.log.warn({ channel: 'slack', ...logged(error) }, 'the private card of a shared answer stays');
    });
  });
}
