import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { GUESSES } from '../../../cards/block-kit';
import { parseChoice } from '../../../question';
import { cardOf } from '../card-of';
import { choiceGone } from '../choice-gone';
import { isDirect, threadKey, triggerKey } from '../place';
import { ask, onceEach, type Room } from '../room';
import { type Asker, replyInChannel, replyInDirect, replyPrivately } from '../ways';

/**
 * A tapped button: its choice is answered where its card is: in a channel in the thread under the card, in a direct
 * message beside it, and for the asker alone where the card was for them alone. A "did you mean" is answered in the place of
 * the guesses, which are of no use any more. A button that can't be read gets kind words and the help card, for the one who tapped.
 */
export async function onButton(
  room: Room,
  { body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
): Promise<void> {
  const card = cardOf(body);
  // In a modal or the Home it is for the other listener, which acknowledges it.
  if (!card) return;
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  const { place, aside, isEphemeral } = card;
  const asker: Asker = { user: body.user.id, place, aside, responseUrl: body.response_url };
  const isDirectly = isDirect(place.channel);
  // What one person looks up beside a thread is none of its conversation.
  const isAside = isEphemeral && (room.channelAnswers !== 'private' || !place.thread);
  const thread = isAside ? undefined : threadKey(team, place);
  const isPrivate = isEphemeral || isDirectly || room.channelAnswers === 'private';
  const who = room.limits?.who('slack', asker.user, team);
  const about = { channel: 'slack', surface: 'button', isPrivate, who, ...(thread ? { thread } : {}) } as const;

  const work = async () => {
    const choice = parseChoice('value' in action ? action.value : undefined);
    if (!choice) return choiceGone(room, asker, thread ? { thread } : {});
    const reply = await ask(room, { ...about, choice: { kind: choice.kind, id: choice.id } });
    const mayReplace = isEphemeral || !isPrivate || isDirectly;
    const instead = mayReplace && !reply.answer?.limited && action.block_id.startsWith(GUESSES);
    if (isEphemeral) return replyPrivately(room, 'button', { ...asker, instead }, reply);
    if (isDirectly) return replyInDirect(room, 'button', { ...asker, instead }, reply);
    if (thread) room.ourThreads.answered(thread, asker.user);
    return replyInChannel(room, 'button', { ...asker, instead }, reply);
  };
  await onceEach(room, 'button', triggerKey(team, body.trigger_id), work, thread);
}
