import { MESSAGES } from '../../../answering/messages';
import { withoutWords } from '../../../error-without-words';
import { type Asked, ask, deliveryKey, type Room, trouble } from '../room';
import type { InvokeReply, Outbox, Reply, Turn } from '../turn';

const BELOW: InvokeReply = { text: MESSAGES['teams.below'] };

/**
 * A tapped button of a card. "Did you mean", or a card that one person alone reads: the answer takes the card's place. Any other: the answer is posted as a new message,
 * once, and the tap is told so; where the post fails, the answer takes the card's place instead. Rejects when the answer was
 * promised and could not be posted.
 */
export async function onButton(room: Room, turn: Turn & { kind: 'button' }, outbox: Outbox): Promise<void> {
  const { tapped } = turn;
  if (tapped === 'unreadable') return outbox.respond(trouble(room, 'choice.gone'));
  const asked: Asked = { choice: tapped, surface: 'button' };
  if (turn.inPlace || turn.onlyYou) return outbox.respond(inPlace(await ask(room, turn, asked)));
  let isPromised = false;
  const timer = setTimeout(() => {
    isPromised = true;
    outbox.respond(BELOW);
  }, room.patience.tapMs);
  try {
    await room.deliveries.once(room.log, deliveryKey(turn), async () => {
      const reply = await ask(room, turn, asked);
      await outbox.send(reply).catch((error: unknown) => {
        if (isPromised) throw error;
        room.log.warn(
          { channel: 'teams', ...withoutWords(error) },
          'an answer could not be posted and was shown at its button',
        );
        outbox.respond(inPlace(reply));
      });
    });
    outbox.respond(BELOW);
  } finally {
    clearTimeout(timer);
  }
}

function inPlace(reply: Reply): InvokeReply {
  return 'card' in reply ? { card: reply.card } : { text: reply.text };
}
