import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { askedAlone } from '../asked-alone';
import { triggerKey } from '../place';
import { questionText } from '../question-text';
import { withLead } from '../reply';
import { ask, onceEach, type Room } from '../room';
import { replyPrivately } from '../ways';

/**
 * The shortcut "Answer from the leaflet" on a message: its words are a question, answered to the one who chose the shortcut, beside the
 * message, also where we are no member. A message of pictures alone gets help.
 */
export async function onMessageShortcut(
  room: Room,
  { body, ack, context }: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs,
): Promise<void> {
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  const { user, channel, message, response_url: responseUrl } = body;
  await onceEach(room, 'shortcut', triggerKey(team, body.trigger_id), async () => {
    const text = questionText(message.text);
    const reply = await ask(room, { text, ...askedAlone(room, 'shortcut', user.id, team) });
    const thread = typeof message.thread_ts === 'string' ? { thread: message.thread_ts } : {};
    const asker = { user: user.id, place: { channel: channel.id, ...thread }, responseUrl };
    await replyPrivately(room, 'shortcut', asker, text === '' ? withLead('shortcut.no-words', reply) : reply);
  });
}
