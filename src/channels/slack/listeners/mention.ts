import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answerMention } from '../answer-mention';
import { isFromPerson } from '../from-person';
import type { Room } from '../room';

/** A mention in a channel: answered in its thread; a mention without words is an empty question. */
export function onMention(room: Room) {
  return async ({ event, context }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    if (isFromPerson(event, context.botUserId)) await answerMention(room, context.teamId ?? '', event);
  };
}
