import { askStore } from '../../ask-store';
import { deliveryKey, type Room } from '../room';
import type { Outbox, Turn } from '../turn';

/**
 * A thumb at one of our answers: counted under the answer's topic, once. What was written beside it is neither read nor kept. An answer that
 * is remembered no more is counted under `none`.
 */
export async function onFeedback(room: Room, turn: Turn & { kind: 'feedback' }, outbox: Outbox): Promise<void> {
  const known = turn.about === undefined ? undefined : room.shown.about(turn, turn.about);
  const { topic, version } = known ?? { topic: 'none', version: room.knowledge().version };
  const count = { channel: 'teams', topic, helpful: turn.helpful, version };
  await room.deliveries.once(room.log, deliveryKey(turn), async () => {
    await askStore(room.log, 'teams', 'count-feedback', () => room.store.countFeedback(count));
  });
  outbox.respond({ text: '' });
}
