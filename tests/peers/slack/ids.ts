/** Who and what exists in the peer's workspace. */
export const IDS = {
  team: 'T000000001',
  app: 'A000000001',
  botUser: 'U0SIGNPOST',
  bot: 'B0SIGNPOST',
  asker: 'U0000ASKER',
  otherPerson: 'U000000TWO',
  otherBot: 'B000OTHER1',
  /** A channel that the bot is a member of, and one that it isn't. */
  channel: 'C00000HELP',
  foreignChannel: 'C000NOTOURS',
  /** A private channel and a group's direct messages, the bot a member of both. */
  privateChannel: 'G00PRIVATE1',
  groupDirect: 'G000GROUPDM',
  /** The asker's direct messages with the bot. */
  direct: 'D0000ASKER',
} as const;

let counter = 0;

/** An id that no other call returns: `Ev00000001`. */
export function freshId(prefix: string): string {
  counter += 1;
  return `${prefix}${String(counter).padStart(8, '0')}`;
}

/** A message's timestamp, later than all before it: `1700000000.000001`. */
export function freshTs(): string {
  counter += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(counter).padStart(6, '0')}`;
}

/** A trigger_id, made at a time: it is good for three seconds. */
export function freshTrigger(at = Date.now()): string {
  return freshId(`trigger.${at}.`);
}
