import { askedAlone } from '../asked-alone';
import { isFromPerson } from '../from-person';
import type { Heard } from '../hear-events';
import { messageKey, threadKey } from '../place';
import { questionText } from '../question-text';
import { ask, onceEach, type Room } from '../room';
import type { Said } from '../said';
import { replyInDirect } from '../ways';

/** A direct message: answered in the thread under it, as Slack's agent view has it, or in the thread in which it stands. */
export async function onDirectMessage(room: Room, { event: said, context }: Heard<Said>): Promise<void> {
  if (!isFromPerson(said, context.botUserId)) return;
  const { user, text, ts, channel, thread_ts } = said;
  const team = context.teamId ?? '';
  const place = { channel, thread: thread_ts ?? ts };
  const thread = threadKey(team, place);
  const work = async () => {
    const done = room.agentView.working(place);
    const about = { ...askedAlone(room, 'direct', user, team), thread };
    const reply = await ask(room, { text: questionText(text), ...about });
    await replyInDirect(room, 'direct', { user, place }, reply).finally(done);
  };
  await onceEach(room, 'direct', messageKey(team, channel, ts), work, thread);
}
