/** The parts of a message event that tell who wrote it and why it was sent. */
export interface Written {
  readonly subtype?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly edited?: unknown;
}

/** The kinds of message that are a person's own words; every other subtype is an edit, a deletion, a join or a bot's. */
const SPOKEN = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast']);

/** True for words that a person has just written: not our own, another bot's, Slackbot's, an edit, a deletion or a join. */
export function isFromPerson<Event extends Written>(
  event: Event,
  ourUserId: string | undefined,
): event is Event & { user: string } {
  return (
    SPOKEN.has(event.subtype) &&
    event.user !== undefined &&
    event.user !== ourUserId &&
    event.user !== 'USLACKBOT' &&
    event.bot_id === undefined &&
    event.edited === undefined &&
    event.hidden !== true
  );
}
