import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { isFromPerson } from '../from-person';
import { messageKey, threadKey } from '../place';
import { questionText } from '../question-text';
import { ask, onceEach, type Room } from '../room';
import { replyToAll } from '../ways';

/** A mention in a channel: answered in its thread, for everybody there; a mention without words is an empty question. */
export function onMention(room: Room) {
  return async ({ event, context }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    if (!isFromPerson(event, context.botUserId)) return;
    const { user, text, ts, channel } = event;
    const team = context.teamId ?? '';
    const place = { channel, thread: event.thread_ts ?? ts };
    await onceEach(room, 'mention', messageKey(team, channel, ts), async () => {
      const reply = await ask(room, {
        text: questionText(text),
        channel: 'slack',
        surface: 'mention',
        thread: threadKey(team, place),
        isPrivate: false,
      });
      await replyToAll(room, 'mention', { user, place }, reply);
    });
  };
}
