import type { Surface } from '../../question';
import type { Place } from './place';
import type { Card } from './poster';
import type { Reply } from './reply';
import type { Room } from './room';
import { slackCode } from './slack-error';

/** One way of replying, and its name for the log. */
interface Way {
  readonly name: 'place' | 'direct' | 'response_url' | 'ephemeral';
  readonly send: () => Promise<void>;
}

/** Who asked, where, and the address for private replies where Slack gave one. */
export interface Asker {
  readonly user: string;
  readonly place: Place;
  readonly responseUrl?: string;
}

/**
 * Replies where everybody in the place reads it, with the notes to the asker alone; where Slack doesn't let us, to the
 * asker alone. Rejects when no way works.
 */
export async function replyToAll(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  const inPlace: Way = { name: 'place', send: () => room.poster.toPlace(asker.place, reply.forEveryone) };
  const used = await firstThatWorks(room, surface, [inPlace, ...privateWays(room, asker, reply.forAsker)]);
  if (used !== inPlace || !reply.notes) return;
  await firstThatWorks(room, surface, privateWays(room, asker, reply.notes)).catch(() => {
    // The question is answered and the refusal logged: a retry would answer twice for a note's sake.
  });
}

/** Replies in a direct message, where nobody but the asker reads. Rejects when no way works. */
export async function replyInDirect(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  const inPlace: Way = { name: 'place', send: () => room.poster.toPlace(asker.place, reply.forAsker) };
  await firstThatWorks(room, surface, [inPlace, ...byUrl(room, asker, reply.forAsker)]);
}

/** Replies to the asker alone. Rejects when no way works. */
export async function replyPrivately(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  await firstThatWorks(room, surface, privateWays(room, asker, reply.forAsker));
}

/** By the address that came with a command or a tap; in the place, for their eyes only; in a direct message. */
function privateWays(room: Room, asker: Asker, card: Card): Way[] {
  const { user, place } = asker;
  return [
    ...byUrl(room, asker, card),
    { name: 'ephemeral', send: () => room.poster.toOneIn(place, user, card) },
    { name: 'direct', send: () => room.poster.toDirect(user, card) },
  ];
}

function byUrl({ poster }: Room, { responseUrl }: Asker, card: Card): Way[] {
  return responseUrl ? [{ name: 'response_url', send: () => poster.toResponseUrl(responseUrl, card) }] : [];
}

async function firstThatWorks(room: Room, surface: Surface, ways: readonly Way[]): Promise<Way | undefined> {
  let failure: unknown;
  for (const way of ways) {
    try {
      await way.send();
      return way;
    } catch (error) {
      failure = error;
      room.log.warn({ channel: 'slack', surface, way: way.name, code: slackCode(error) }, 'Slack did not take a reply');
    }
  }
  throw failure;
}
