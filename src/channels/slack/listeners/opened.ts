import type { AppHomeOpenedEvent, AssistantThreadStartedEvent } from '@slack/types';
import type { Heard } from '../hear-events';
import { suggestedPrompts } from '../prompts';
import type { Room } from '../room';
import { logged } from '../slack-error';

/** Somebody opens their messages with us: they are offered questions to begin with. What Slack refuses is only logged. */
export async function onMessagesOpened(room: Room, { event }: Pick<Heard<AppHomeOpenedEvent>, 'event'>): Promise<void> {
  if (event.tab === 'messages') await suggest(room, event.channel);
}

/** The same in the older assistant view, where Slack opens a thread for it. */
export async function onAssistantThread(
  room: Room,
  { event }: Pick<Heard<AssistantThreadStartedEvent>, 'event'>,
): Promise<void> {
  const { channel_id, thread_ts } = event.assistant_thread;
  await suggest(room, channel_id, thread_ts);
}

async function suggest({ agentView, knowledge, log }: Room, channel: string, thread?: string): Promise<void> {
  try {
    await agentView.suggest(channel, suggestedPrompts(knowledge()), thread);
  } catch (error) {
    log.warn({ channel: 'slack', ...logged(error) }, 'Slack did not take the suggested prompts');
  }
}
