/** Where a reply stands: a channel or direct message, and the thread in it, named by its first message. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

/**
 * The conversation's key: `slack:T1:C1:1700000000.1` for a thread, `slack:T1:D1` for all of somebody's direct messages with us: each
 * message there opens a thread of its own in the agent view, and the next one may go on from it.
 */
export function threadKey(team: string, { channel, thread }: Place): string {
  return ['slack', team, channel, ...(thread && !isDirect(channel) ? [thread] : [])].join(':');
}

/**
 * The key under which a message is answered once. Channel and timestamp name a message in whichever events Slack tells
 * of it: a retry, a duplicate under another event_id, `message` beside `app_mention`.
 */
export function messageKey(team: string, channel: string, ts: string): string {
  return `slack:${team}:message:${channel}:${ts}`;
}

/** The key under which something is done once for a card. */
export function cardKey(team: string, action: 'share' | 'feedback', channel: string, ts: string): string {
  return `slack:${team}:${action}:${channel}:${ts}`;
}

/** The key under which a slash command or a tap is answered once: Slack gives each its own trigger. */
export function triggerKey(team: string, trigger: string): string {
  return `slack:${team}:trigger:${trigger}`;
}

/** True for a direct message with us, which nobody else reads. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
