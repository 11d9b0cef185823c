import { freshId, freshTrigger, freshTs, IDS } from './ids';
import type { Json } from './json';
import type { Delivery } from './line';
import type { Message } from './workspace';

/** What a test says about a message; the rest is as Slack sends it. */
export interface Said {
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  /** Further or other fields of the event: `{ subtype: 'message_changed' }`. */
  readonly more?: Json;
  readonly eventId?: string;
}

/** An `app_mention` in a channel. The bot's mention stands in front of the text. */
export function mention(said: Said = {}): Delivery {
  return event(
    { type: 'app_mention', ...written({ ...said, text: `<@${IDS.botUser}> ${said.text ?? ''}` }) },
    said.eventId,
  );
}

/** A `message` in the asker's direct messages with the bot. */
export function directMessage(said: Said = {}): Delivery {
  return message({ channel: IDS.direct, ...said, more: { channel_type: 'im', ...said.more } });
}

/** A `message` in a channel, as an app hears it that also subscribes to message.channels. */
export function message(said: Said = {}): Delivery {
  return event({ type: 'message', channel_type: 'channel', ...written(said) }, said.eventId);
}

/** An event that tells of the app itself: `app_uninstalled`. */
export function appEvent(type: string, more: Json = {}): Delivery {
  return event({ type, ...more });
}

/** A slash command; its response_url belongs to `responseUrl`. */
export function command(text: string, responseUrl: string, more: Json = {}): Delivery {
  const payload = {
    token: 'legacy',
    team_id: IDS.team,
    team_domain: 'peer',
    channel_id: IDS.channel,
    channel_name: 'help',
    user_id: IDS.asker,
    user_name: 'asker',
    command: '/cse',
    text,
    api_app_id: IDS.app,
    is_enterprise_install: false,
    response_url: responseUrl,
    trigger_id: freshTrigger(),
    ...more,
  };
  return { type: 'command', payload };
}

/** A tap on a button of a message. */
export function tap(on: Message | undefined, button: Json, responseUrl: string, user: string = IDS.asker): Delivery {
  if (!on) throw new Error('no message to tap on');
  const isEphemeral = on.kind !== 'post';
  const thread = on.thread ? { thread_ts: on.thread } : {};
  const payload = {
    type: 'block_actions',
    token: 'legacy',
    user: { id: user, username: 'asker', name: 'asker', team_id: IDS.team },
    api_app_id: IDS.app,
    team: { id: IDS.team, domain: 'peer' },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: freshTrigger(),
    response_url: responseUrl,
    container: { type: 'message', message_ts: on.ts, channel_id: on.channel, is_ephemeral: isEphemeral, ...thread },
    channel: { id: on.channel, name: on.channel === IDS.direct ? 'directmessage' : 'help' },
    // Slack leaves the message out of a tap on an ephemeral one.
    ...(isEphemeral ? {} : { message: { type: 'message', user: IDS.botUser, bot_id: IDS.bot, ts: on.ts, ...thread } }),
    state: { values: {} },
    actions: [{ block_id: 'b1', action_ts: freshTs(), ...button }],
  };
  return { type: 'interaction', payload };
}

function written({ text = '', user = IDS.asker, channel = IDS.channel, ts = freshTs(), thread, more }: Said): Json {
  const inThread = thread ? { thread_ts: thread } : {};
  return { user, text, ts, channel, team: IDS.team, event_ts: ts, ...inThread, ...more };
}

function event(inner: Json, eventId = freshId('Ev')): Delivery {
  const payload = {
    token: 'legacy',
    team_id: IDS.team,
    api_app_id: IDS.app,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: IDS.team, user_id: IDS.botUser, is_bot: true }],
    is_ext_shared_channel: false,
    event: inner,
  };
  return { type: 'event', payload };
}
