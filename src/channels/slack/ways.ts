import { watched } from '../../metrics/watch';
import type { Surface } from '../../question';
import type { Place } from './place';
import type { Card } from './poster';
import { type Reply, withFeedback, withShare } from './reply';
import type { Room } from './room';
import { logged } from './slack-error';

/** One way of replying, and its name for the log. */
export interface Way {
  readonly name: 'replace' | 'place' | 'direct' | 'response_url' | 'ephemeral' | 'open' | 'push' | 'update';
  readonly send: () => Promise<void>;
}

/** Who asked, where, and the address for private replies where Slack gave one. */
export interface Asker {
  readonly user: string;
  /** Where everybody reads the reply. */
  readonly place: Place;
  /**
   * Where the asker sees what is for them alone; absent: in the place. Slack shows such a message in no thread that has no replies yet
   * (docs.slack.dev, chat.postEphemeral, `thread_ts`).
   */
  readonly aside?: Place;
  readonly responseUrl?: string;
  /** True where the reply takes the place of the card that was tapped. */
  readonly instead?: boolean;
}

/**
 * Replies in a channel: to all, or to the asker alone where the workspace's administrator wants that, and where it is no answer but a
 * limit's refusal. Rejects when no way works.
 */
export async function replyInChannel(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  return room.channelAnswers === 'private' || reply.answer?.limited
    ? replyPrivately(room, surface, asker, reply)
    : replyToAll(room, surface, asker, reply);
}

/**
 * Replies where everybody in the place reads it, with the notes to the asker alone; where Slack doesn't let us, to the
 * asker alone. Rejects when no way works.
 */
async function replyToAll(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  const inPlace: Way = { name: 'place', send: () => room.poster.toPlace(asker.place, reply.forEveryone()) };
  const used = await firstThatWorks(room, surface, [
    ...instead(room, asker, reply.forEveryone),
    inPlace,
    ...privateWays(room, asker, reply.forAsker),
  ]);
  const { notes } = reply;
  if (used !== inPlace || !notes) return;
  // The reply has just opened the thread.
  const besideIt = privateWays(room, { ...asker, aside: asker.place }, notes);
  await firstThatWorks(room, surface, besideIt).catch(() => {
    // The question is answered and the refusal logged: a retry would answer twice for a note's sake.
  });
}

/** Replies in a direct message, where nobody but the asker reads, and asks whether it helped. Rejects when no way works. */
export async function replyInDirect(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  const card = () => withFeedback(reply);
  const inPlace: Way = { name: 'place', send: () => room.poster.toPlace(asker.place, card()) };
  await firstThatWorks(room, surface, [...instead(room, asker, card), inPlace, ...byUrl(room, asker, card)]);
}

/** Replies to the asker alone, who may share what is from the leaflet. Rejects when no way works. */
export async function replyPrivately(room: Room, surface: Surface, asker: Asker, reply: Reply): Promise<void> {
  const card = () => withShare(reply, asker.place.thread);
  await firstThatWorks(room, surface, [
    ...instead(room, asker, card),
    ...privateWays(room, asker, card, reply.forAsker),
  ]);
}

/** Posts a card for everybody in the place, also where we are no member. Rejects when no way works. */
export async function shareWithAll(room: Room, { place, responseUrl }: Asker, card: Card): Promise<void> {
  const byAddress: Way[] = responseUrl
    ? [{ name: 'response_url', send: () => room.poster.toAllByUrl(responseUrl, card, place.thread) }]
    : [];
  const inPlace: Way = { name: 'place', send: () => room.poster.toPlace(place, card) };
  await firstThatWorks(room, 'button', place.thread ? [inPlace, ...byAddress] : [...byAddress, inPlace]);
}

function instead(room: Room, { instead, responseUrl }: Asker, card: () => Card): Way[] {
  if (!instead || !responseUrl) return [];
  return [{ name: 'replace', send: () => room.poster.replaceOriginal(responseUrl, card()) }];
}

/**
 * By the address that came with a command or a tap; in the place, for their eyes only; in a direct message, where `alone` is
 * the card, since nobody can share it from there.
 */
function privateWays(room: Room, asker: Asker, card: () => Card, alone = card): Way[] {
  const { user, place, aside = place } = asker;
  return [
    ...byUrl(room, asker, card),
    { name: 'ephemeral', send: () => room.poster.toOneIn(aside, user, card()) },
    { name: 'direct', send: () => room.poster.toDirect(user, alone()) },
  ];
}

function byUrl({ poster }: Room, { responseUrl, place, aside = place }: Asker, card: () => Card): Way[] {
  if (!responseUrl) return [];
  return [{ name: 'response_url', send: () => poster.toResponseUrl(responseUrl, card(), aside.thread) }];
}

/** Tries one way after the other and tells which one worked. What Slack refuses is logged; rejects with the last refusal. */
export async function firstThatWorks(room: Room, surface: Surface, ways: readonly Way[]): Promise<Way | undefined> {
  let failure: unknown;
  for (const way of ways) {
    try {
      await watched(room.watch, 'post', 'slack', way.send);
      return way;
    } catch (error) {
      failure = error;
      room.log.warn({ channel: 'slack', surface, way: way.name, ...logged(error) }, 'Slack did not take a reply');
    }
  }
  throw failure;
}
