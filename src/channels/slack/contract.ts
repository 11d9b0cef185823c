import type { Leaflet } from '../../knowledge/knowledge';

/** The path that takes all of Slack over HTTP: events, slash commands, buttons. */
export const EVENTS_PATH = '/slack/events';

/** The events that we subscribe to, as the app's manifest names them. A closed list: a test holds the manifest to it. */
export const BOT_EVENTS = ['app_mention', 'message.im'] as const;

/** The permissions that we use and no other: two to hear, one to speak, one for the slash command. A test holds the manifest to it. */
export const BOT_SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const;

/** The slash command of a leaflet, as Slack writes it: `/cse`. */
export function slashCommand(leaflet: Pick<Leaflet, 'command'>): string {
  return `/${leaflet.command}`;
}
