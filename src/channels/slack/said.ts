/** What the many kinds of message event share, as far as we read it. */
export interface Said {
  readonly channel: string;
  readonly channel_type: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly subtype?: string | undefined;
  readonly user?: string;
  readonly bot_id?: string;
  readonly hidden?: boolean;
  readonly edited?: unknown;
}

/** Whether a message names somebody by their id. */
export function names(text: string | undefined, user: string | undefined): boolean {
  return user !== undefined && (text?.includes(`<@${user}>`) || text?.includes(`<@${user}|`) || false);
}

/** Whether a message calls on people: a person, a group, everybody in the channel. */
export function callsOnPeople(text: string | undefined): boolean {
  return /<(?:@|!subteam\^|!here|!channel|!everyone)/.test(text ?? '');
}
