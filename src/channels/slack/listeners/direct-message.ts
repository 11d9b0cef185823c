import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { isFromPerson } from '../from-person';
import { messageKey, type Place, threadKey } from '../place';
import { questionText } from '../question-text';
import { ask, onceEach, type Room } from '../room';
import { replyInDirect } from '../ways';

/** A direct message: answered beside it, or in the thread in which it stands. Messages in channels are not for us. */
export function onDirectMessage(room: Room) {
  return async ({ event, context }: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    const said: Said = event;
    if (said.channel_type !== 'im' || !isFromPerson(said, context.botUserId)) return;
    const { user, text, ts, channel, thread_ts: thread } = said;
    const team = context.teamId ?? '';
    const place: Place = thread ? { channel, thread } : { channel };
    await onceEach(room, 'direct', messageKey(team, channel, ts), async () => {
      const reply = await ask(room, {
        text: questionText(text),
        channel: 'slack',
        surface: 'direct',
        thread: threadKey(team, place),
        isPrivate: true,
      });
      await replyInDirect(room, 'direct', { user, place }, reply);
    });
  };
}

/** What the many kinds of message event share, as far as we read it. */
interface Said {
  readonly channel: string;
  readonly channel_type: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly subtype?: string | undefined;
  readonly user?: string;
  readonly bot_id?: string;
  readonly hidden?: boolean;
  readonly edited?: unknown;
}
