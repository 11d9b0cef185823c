import { askStore } from '../../ask-store';
import { ask, type Room, referenceOf, rootOf } from '../room';
import type { Outbox, Turn, Whereabouts } from '../turn';
import { welcome } from '../welcome';

/**
 * The bot was added to a conversation: keeps where it is (nothing of a person), and in a personal chat says once what it does. Teams tells of
 * one installation twice, as an installation and as a new member. Rejects when the welcome could not be posted.
 */
export async function onInstalled(room: Room, turn: Turn & { kind: 'installed' }, outbox: Outbox): Promise<void> {
  await askStore(room.log, 'teams', 'save-reference', () => room.store.saveTeamsReference(referenceOf(turn)));
  // Where others read, nothing is said that nobody asked for: there the app's manifest offers first questions instead (prompt starters).
  if (turn.place !== 'personal') return;
  await room.deliveries.once(room.log, welcomeKey(turn), async () => {
    const help = { choice: { kind: 'list', id: 'help' }, surface: 'direct' } as const;
    await outbox.send(await ask(room, turn, help, (answer) => welcome(answer, room.knowledge())));
  });
}

/** The bot was taken out of a conversation: forgets it. */
export async function onRemoved(room: Room, turn: Turn & { kind: 'removed' }): Promise<void> {
  await askStore(room.log, 'teams', 'remove-reference', () => room.store.removeTeamsReference(rootOf(turn)));
}

function welcomeKey(turn: Whereabouts): string {
  return `teams:${turn.tenantId}:${rootOf(turn)}:welcome`;
}
