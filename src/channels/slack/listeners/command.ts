import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { askedAlone } from '../asked-alone';
import { triggerKey } from '../place';
import { questionText } from '../question-text';
import { ask, onceEach, type Room } from '../room';
import { replyPrivately } from '../ways';

/** A slash command: its words are a question, seen and answered by nobody but the asker, in no thread. Alone it is an empty question. */
export async function onCommand(
  room: Room,
  { command, ack, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
): Promise<void> {
  // A lost acknowledgement (the socket has just gone) is no reason to leave the question unanswered.
  await ack().catch(() => {});
  const team = context.teamId ?? '';
  const { user_id: user, channel_id: channel, response_url: responseUrl } = command;
  await onceEach(room, 'command', triggerKey(team, command.trigger_id), async () => {
    const about = askedAlone(room, 'command', user, team);
    const reply = await ask(room, { text: questionText(command.text), ...about });
    await replyPrivately(room, 'command', { user, place: { channel }, responseUrl }, reply);
  });
}
