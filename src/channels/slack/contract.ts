import type { Leaflet } from '../../knowledge/knowledge';

/** The path that takes all of Slack over HTTP: events, slash commands, buttons. */
export const EVENTS_PATH = '/slack/events';

/** The events that we subscribe to, as the app's manifest names them. A closed list: a test holds the manifest to it. */
export const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
] as const;

/**
 * The permissions that we use and no other: to hear mentions, direct messages and the threads that we have answered in, to speak, to
 * suggest prompts (`assistant:write`), and one for the slash command. A test holds the manifest to it.
 */
export const BOT_SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'mpim:history',
] as const;

/** The scopes without which somebody who asks gets no answer and nobody hears of it: without one of them we don't start. */
export const NEEDED_SCOPES: readonly BotScope[] = ['app_mentions:read', 'chat:write', 'commands', 'im:history'];

export type BotScope = (typeof BOT_SCOPES)[number];

/** The shortcuts by their callback ids, as the app's manifest names them: one on any message, one anywhere. */
export const SHORTCUTS = { answer: 'answer_from_leaflet', findNumber: 'find_number' } as const;

/** The slash command of a leaflet, as Slack writes it: `/cse`. */
export function slashCommand(leaflet: Pick<Leaflet, 'command'>): string {
  return `/${leaflet.command}`;
}
