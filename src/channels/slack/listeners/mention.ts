import type { AppMentionEvent } from '@slack/types';
import { answerMention } from '../answer-mention';
import { isFromPerson } from '../from-person';
import type { Heard } from '../hear-events';
import type { Room } from '../room';

/** A mention in a channel: answered in its thread; a mention without words is an empty question. */
export async function onMention(room: Room, { event, context }: Heard<AppMentionEvent>): Promise<void> {
  if (isFromPerson(event, context.botUserId)) await answerMention(room, context.teamId ?? '', event);
}
