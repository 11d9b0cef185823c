import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { parseChoice, type Question } from '../../../question';
import { isDirect, type Place, threadKey, triggerKey } from '../place';
import { withLead } from '../reply';
import { ask, onceEach, type Room } from '../room';
import { type Asker, replyInDirect, replyPrivately, replyToAll } from '../ways';

/**
 * A tapped button: its choice is answered where its card is: in a channel in the thread under the card, in a direct
 * message beside it, and for the asker alone where the card was for them alone. A button that can't be read gets kind
 * words and the help card, for the one who tapped.
 */
export function onButton(room: Room) {
  return async ({ body, action, ack, context }: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs) => {
    await ack().catch(() => {});
    const team = context.teamId ?? '';
    const card = cardOf(body);
    if (!card) return;
    const asker: Asker = { user: body.user.id, place: card.place, responseUrl: body.response_url };
    const about = {
      channel: 'slack',
      surface: 'button',
      isPrivate: card.isEphemeral || isDirect(card.place.channel),
      ...(card.isEphemeral && !card.place.thread ? {} : { thread: threadKey(team, card.place) }),
    } satisfies Omit<Question, 'text' | 'choice'>;

    await onceEach(room, 'button', triggerKey(team, body.trigger_id), async () => {
      const choice = parseChoice('value' in action ? action.value : undefined);
      if (!choice) {
        const help = await ask(room, { ...about, text: '' });
        return replyPrivately(room, 'button', asker, withLead('choice.gone', help));
      }
      const reply = await ask(room, { ...about, choice: { kind: choice.kind, id: choice.id } });
      if (card.isEphemeral) return replyPrivately(room, 'button', asker, reply);
      if (about.isPrivate) return replyInDirect(room, 'button', asker, reply);
      return replyToAll(room, 'button', asker, reply);
    });
  };
}

/** The card that holds the button: the place that an answer to it belongs to. Undefined for a button outside a message. */
function cardOf({ container, channel, message }: BlockAction): { place: Place; isEphemeral: boolean } | undefined {
  const id = channel?.id ?? text(container.channel_id);
  const ts = message?.ts ?? text(container.message_ts);
  if (!id || !ts) return undefined;
  const isEphemeral = container.is_ephemeral === true;
  const thread = text(message?.thread_ts) ?? text(container.thread_ts);
  // In a channel an answer opens the thread under its card; a direct message goes on as it is; nobody can reply to an ephemeral card.
  const under = thread ?? (isEphemeral || isDirect(id) ? undefined : ts);
  return { place: under ? { channel: id, thread: under } : { channel: id }, isEphemeral };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
