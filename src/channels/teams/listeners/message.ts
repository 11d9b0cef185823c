import { MESSAGES } from '../../../answering/messages';
import { withinTime } from '../../../store/patience';
import { readCommand, withoutSlash } from '../commands';
import { contactsCard } from '../contacts-card';
import { type Asked, ask, deliveryKey, type Room } from '../room';
import type { Outbox, Turn } from '../turn';

/**
 * A question in words, or a button of an older card that arrives as a message: shows that an answer is on its way, and posts it
 * once. Rejects when it could not be posted, the delivery given up by then, so that Teams' repeat of it is answered.
 */
export async function onMessage(
  room: Room,
  turn: Turn & { kind: 'message' | 'old-button' },
  outbox: Outbox,
): Promise<void> {
  const done = await room.deliveries.once(deliveryKey(turn), async () => {
    const asked = askedBy(turn);
    if (!asked) return outbox.send({ text: MESSAGES['choice.gone'] });
    const change = isContactList(asked) ? contactsCard : undefined;
    // One that hangs must not keep the answer back.
    const typingSign = withinTime(() => outbox.typing(), room.patience.typingMs).catch(() => {});
    const [reply] = await Promise.all([ask(room, turn, asked, change), typingSign]);
    await outbox.send(reply);
  });
  if (done === 'repeated') room.log.info({ channel: 'teams' }, 'a repeated activity was left alone');
}

function askedBy(turn: Parameters<typeof onMessage>[1]): Asked | undefined {
  if (turn.kind === 'old-button') {
    return turn.tapped === 'unreadable' ? undefined : { choice: turn.tapped, surface: 'button' };
  }
  const command = readCommand(turn.text);
  if (command) return { ...(command.list ? { choice: command.list } : { text: command.text }), surface: 'command' };
  return { text: withoutSlash(turn.text), surface: turn.place === 'personal' ? 'direct' : 'mention' };
}

function isContactList(asked: Asked): boolean {
  return asked.surface === 'command' && 'choice' in asked && asked.choice.id === 'contacts';
}
