import type { AllMiddlewareArgs, AnyMiddlewareArgs, Context } from '@slack/bolt';
import { onHomeOpened } from './listeners/app-home';
import { onChannelMessage } from './listeners/channel-message';
import { onDirectMessage } from './listeners/direct-message';
import { onMention } from './listeners/mention';
import { onAssistantThread, onMessagesOpened } from './listeners/opened';
import { onWithdrawn } from './listeners/withdrawn';
import type { Room } from './room';
import type { TokenWatch } from './token-watch';

/** What a listener is told of an event. */
export interface Heard<Event> {
  readonly event: Event;
  readonly context: Context;
}

/**
 * Names who hears what of Slack's events; all else goes on to the app's listeners. Events come by far most often, and to find whom one is for Bolt
 * runs the filters of all listeners, which takes more of the processor than understanding a question does.
 */
export function hearEvents(watch: TokenWatch) {
  return async (room: Room, args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    if (!('event' in args)) return args.next();
    const { event, context } = args;
    switch (event.type) {
      case 'app_mention':
        return onMention(room, { event, context });
      case 'message':
        return (event.channel_type === 'im' ? onDirectMessage : onChannelMessage)(room, { event, context });
      case 'app_home_opened':
        // Each looks whether it is its tab.
        await onMessagesOpened(room, { event });
        return onHomeOpened(room, { event });
      case 'assistant_thread_started':
        return onAssistantThread(room, { event });
      case 'app_uninstalled':
      case 'tokens_revoked':
        return onWithdrawn(watch, { event });
    }
  };
}
