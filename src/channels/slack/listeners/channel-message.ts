import { withPatience } from '../../../store/patience';
import { answerMention } from '../answer-mention';
import { isFromPerson } from '../from-person';
import type { Heard } from '../hear-events';
import { overhear } from '../overhear';
import { messageKey, threadKey } from '../place';
import { questionText } from '../question-text';
import { replyOf } from '../reply';
import { onceEach, type Room } from '../room';
import { callsOnPeople, names, type Said } from '../said';
import { replyInChannel, replyPrivately } from '../ways';

/**
 * A message in a channel or a group. One that names us is a mention, which Slack does not tell of as such everywhere. Of the others
 * only those in threads that we have answered in are read: what plainly goes on from our answer, written by the one who asked while
 * nobody else spoke, is answered; danger brings the emergency lines, to its writer alone; all else is left to people.
 */
export async function onChannelMessage(room: Room, { event: said, context }: Heard<Said>): Promise<void> {
  if (!isFromPerson(said, context.botUserId)) return;
  const team = context.teamId ?? '';
  if (names(said.text, context.botUserId)) return answerMention(room, team, said);

  const { user, text, ts, channel, thread_ts } = said;
  if (!thread_ts) return;
  const place = { channel, thread: thread_ts };
  const thread = threadKey(team, place);
  if (!(await isOurs(room, thread))) return;
  const work = async () => {
    const byAsker = room.ourThreads.isWithAsker(thread, user, callsOnPeople(text));
    const isPrivate = room.channelAnswers === 'private';
    const who = room.limits?.who('slack', user, team);
    const about = { channel: 'slack', surface: 'thread', thread, isPrivate, who } as const;
    const heard = await overhear(room, { text: questionText(text), ...about }, byAsker);
    if (heard.kind === 'nothing') return;
    const reply = replyOf(heard.answer);
    if (heard.kind === 'danger') await replyPrivately(room, 'thread', { user, place }, reply);
    else await replyInChannel(room, 'thread', { user, place }, reply);
  };
  await onceEach(room, 'thread', messageKey(team, channel, ts), work, thread);
}

/**
 * Whether we have answered in a thread; another process, or this one before a restart, tells of it by the store. A store that is away
 * logs that itself: a line here for each message that people write to each other would bury it.
 */
async function isOurs({ ourThreads, store }: Room, thread: string): Promise<boolean> {
  return ourThreads.has(thread) || (await withPatience(() => store.conversation(thread))) !== undefined;
}
