import { messageKey, threadKey } from './place';
import { questionText } from './question-text';
import { ask, onceEach, type Room } from './room';
import { replyInChannel } from './ways';

/** A message that names us. */
export interface Mentioning {
  readonly user: string;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly channel: string;
  readonly thread_ts?: string | undefined;
}

/** Answers a mention in its thread, or under it; one without words is an empty question. Slack may tell of it in two events: answered once. */
export async function answerMention(room: Room, team: string, said: Mentioning): Promise<void> {
  const { user, text, ts, channel, thread_ts } = said;
  const place = { channel, thread: thread_ts ?? ts };
  const thread = threadKey(team, place);
  const work = async () => {
    room.ourThreads.answered(thread, user);
    const isPrivate = room.channelAnswers === 'private';
    const who = room.limits?.who('slack', user, team);
    const about = { channel: 'slack', surface: 'mention', thread, isPrivate, who } as const;
    const reply = await ask(room, { text: questionText(text), ...about });
    await replyInChannel(room, 'mention', { user, place, ...(thread_ts ? {} : { aside: { channel } }) }, reply);
  };
  await onceEach(room, 'mention', messageKey(team, channel, ts), work, thread);
}
