import { MESSAGES } from '../../../answering/messages';
import { askStore } from '../../ask-store';
import { deliveryKey, type Room, referenceOf } from '../room';
import type { Outbox, Turn } from '../turn';

/** Whether a message turns notices of changed content on or off; undefined for any other. */
export function announceCommand(text: string): 'on' | 'off' | undefined {
  const word = /^\/?announce (on|off)$/i.exec(text)?.[1]?.toLowerCase();
  return word === 'on' || word === 'off' ? word : undefined;
}

/** Keeps or clears a conversation's wish for notices, and says so; says so too when it could not be kept. Rejects when that could not be posted. */
export async function onAnnounce(
  room: Room,
  turn: Turn & { kind: 'message' },
  wish: 'on' | 'off',
  outbox: Outbox,
): Promise<void> {
  await room.deliveries.once(room.log, deliveryKey(turn), async () => {
    const kept = await askStore(room.log, 'teams', 'set-announce', async () => {
      await room.store.setAnnounce(referenceOf(turn), wish === 'on');
      return true;
    });
    await outbox.send({ text: MESSAGES[kept ? (`announce.${wish}` as const) : 'announce.failed'] });
  });
}
