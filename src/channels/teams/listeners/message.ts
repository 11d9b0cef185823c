import { withinTime } from '../../../store/patience';
import { readCommand, withoutSlash } from '../commands';
import { contactsCard } from '../contacts-card';
import { type Asked, ask, deliveryKey, type Room, trouble } from '../room';
import type { Outbox, Turn } from '../turn';

/**
 * A question in words, or a button of an older card that arrives as a message: posts the answer once, after a sign that it
 * is on its way where it takes longer. Rejects when it could not be posted, the delivery given up by then, so that Teams' repeat of it is answered.
 */
export async function onMessage(
  room: Room,
  turn: Turn & { kind: 'message' | 'old-button' },
  outbox: Outbox,
): Promise<void> {
  const done = await room.deliveries.once(room.log, deliveryKey(turn), async () => {
    const asked = askedBy(turn);
    if (!asked) return outbox.send(trouble(room, 'choice.gone'));
    const change = isContactList(asked) ? contactsCard : undefined;
    const asking = ask(room, turn, asked, change);
    await showTyping(room, asking, outbox);
    await outbox.send(await asking);
  });
  if (done === 'repeated') room.log.info({ channel: 'teams' }, 'a repeated activity was left alone');
}

/** Shows that an answer is on its way, where it is not there in a moment. A sign that hangs does not keep the answer back; never rejects. */
async function showTyping({ patience }: Room, asking: Promise<unknown>, outbox: Outbox): Promise<void> {
  await withinTime(() => asking, patience.untilTypingMs)
    .catch(() => withinTime(() => outbox.typing(), patience.typingMs))
    .catch(() => {});
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
