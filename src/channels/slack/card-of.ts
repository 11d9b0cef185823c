import type { BlockAction } from '@slack/bolt';
import { isDirect, type Place } from './place';
import { markedThread } from './thread-mark';

/** The card that holds a tapped button. */
export interface TappedCard {
  readonly ts: string;
  /** Where an answer for everybody who reads the card belongs: in its thread, or the one that it is marked with; in a channel a card that is in none opens one. */
  readonly place: Place;
  /** Where the one who tapped sees what is for them alone: beside the card. Slack shows it in no thread that has no replies. */
  readonly aside: Place;
  /** Whether the card is for the one who tapped alone. */
  readonly isEphemeral: boolean;
}

/** Reads which card a tap was on. Undefined for a button outside a message. */
export function cardOf({ container, channel, message, actions: [action] }: BlockAction): TappedCard | undefined {
  const id = channel?.id ?? text(container.channel_id);
  const ts = message?.ts ?? text(container.message_ts);
  if (!id || !ts) return undefined;
  const isEphemeral = container.is_ephemeral === true;
  const thread = text(message?.thread_ts) ?? text(container.thread_ts);
  // A direct message goes on as it is, and nobody can reply to an ephemeral card.
  const opens = isEphemeral ? markedThread(action?.block_id ?? '') : ts;
  const under = thread ?? (isDirect(id) ? undefined : opens);
  return { ts, place: placeIn(id, under), aside: placeIn(id, thread), isEphemeral };
}

function placeIn(channel: string, thread: string | undefined): Place {
  return thread ? { channel, thread } : { channel };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
