import type { AllMiddlewareArgs, AnyMiddlewareArgs, Context, Middleware } from '@slack/bolt';
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
export function hearEvents(room: Room, watch: TokenWatch): Middleware<AnyMiddlewareArgs> {
  const mention = onMention(room);
  const direct = onDirectMessage(room);
  const channel = onChannelMessage(room);
  const home = onHomeOpened(room);
  const messages = onMessagesOpened(room);
  const assistantThread = onAssistantThread(room);
  const withdrawn = onWithdrawn(watch);

  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    if (!('event' in args)) return args.next();
    const { event, context } = args;
    switch (event.type) {
      case 'app_mention':
        return mention({ event, context });
      case 'message':
        return event.channel_type === 'im' ? direct({ event, context }) : channel({ event, context });
      case 'app_home_opened':
        // Each looks whether it is its tab.
        await messages({ event });
        return home({ event });
      case 'assistant_thread_started':
        return assistantThread({ event });
      case 'app_uninstalled':
      case 'tokens_revoked':
        return withdrawn({ event });
    }
  };
}
