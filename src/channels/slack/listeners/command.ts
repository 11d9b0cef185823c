import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { triggerKey } from '../place';
import { questionText } from '../question-text';
import { ask, onceEach, type Room } from '../room';
import { replyPrivately } from '../ways';

/** A slash command: its words are a question, seen and answered by nobody but the asker, in no thread. Alone it is an empty question. */
export function onCommand(room: Room) {
  return async ({ command, ack, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    // A lost acknowledgement (the socket has just gone) is no reason to leave the question unanswered.
    await ack().catch(() => {});
    await onceEach(room, 'command', triggerKey(context.teamId ?? '', command.trigger_id), async () => {
      const reply = await ask(room, {
        text: questionText(command.text),
        channel: 'slack',
        surface: 'command',
        isPrivate: true,
      });
      const asker = {
        user: command.user_id,
        place: { channel: command.channel_id },
        responseUrl: command.response_url,
      };
      await replyPrivately(room, 'command', asker, reply);
    });
  };
}
