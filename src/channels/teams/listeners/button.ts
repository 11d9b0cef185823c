import { MESSAGES } from '../../../answering/messages';
import { ask, deliveryKey, type Room } from '../room';
import type { InvokeReply, Outbox, Reply, Turn } from '../turn';

/** Teams shows "Unable to reach app" after some ten seconds without an answer to a tap: ours goes out well before, in milliseconds. */
const PATIENCE_MS = 3_000;

/**
 * A tapped button of a card. "Did you mean": the answer takes the card's place. Any other: the answer is posted as a new message,
 * once, and the tap is told so; where the post fails, the answer takes the card's place instead. Rejects when the answer was
 * promised and could not be posted.
 */
export async function onButton(room: Room, turn: Turn & { kind: 'button' }, outbox: Outbox): Promise<void> {
  const { tapped } = turn;
  if (tapped === 'unreadable') return outbox.respond({ text: MESSAGES['choice.unreadable'] });
  if (turn.inPlace) return outbox.respond(inPlace(await ask(room, turn, { choice: tapped, surface: 'button' })));
  const done = await room.deliveries.once(deliveryKey(turn), async () => {
    const reply = await ask(room, turn, { choice: tapped, surface: 'button' });
    await postAndRespond(room, reply, outbox);
  });
  if (done === 'repeated') outbox.respond({ text: MESSAGES['teams.below'] });
}

async function postAndRespond(room: Room, reply: Reply, outbox: Outbox): Promise<void> {
  const below: InvokeReply = { text: MESSAGES['teams.below'] };
  let promised = false;
  const timer = setTimeout(() => {
    promised = true;
    outbox.respond(below);
  }, PATIENCE_MS);
  try {
    await outbox.send(reply);
    outbox.respond(below);
  } catch (error) {
    if (promised) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    room.log.warn(
      { channel: 'teams', error: name },
      'an answer could not be posted and was shown at its button instead',
    );
    outbox.respond(inPlace(reply));
  } finally {
    clearTimeout(timer);
  }
}

function inPlace(reply: Reply): InvokeReply {
  return 'card' in reply ? { card: reply.card } : { text: reply.text };
}
