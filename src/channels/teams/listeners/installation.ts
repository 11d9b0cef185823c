import { askStore } from '../../ask-store';
import { TEAMS_CHANNEL_ID } from '../guard';
import { ask, type Room } from '../room';
import type { Outbox, Turn, Whereabouts } from '../turn';

/**
 * The bot was added to a conversation: says once what it does, and keeps where the conversation is (nothing of a person). Teams tells of one
 * installation twice, as an installation and as a new member. Rejects when the welcome could not be posted.
 */
export async function onInstalled(room: Room, turn: Turn & { kind: 'installed' }, outbox: Outbox): Promise<void> {
  const { tenantId, serviceUrl } = turn;
  const reference = { conversationId: rootOf(turn), serviceUrl, tenantId, channelId: TEAMS_CHANNEL_ID };
  await askStore(room.log, 'teams', 'save-reference', () => room.store.saveTeamsReference(reference));
  await room.deliveries.once(welcomeKey(turn), async () => {
    await outbox.send(await ask(room, turn, { choice: { kind: 'list', id: 'help' }, surface: 'direct' }));
  });
}

/** The bot was taken out of a conversation: forgets it. */
export async function onRemoved(room: Room, turn: Turn & { kind: 'removed' }): Promise<void> {
  await askStore(room.log, 'teams', 'remove-reference', () => room.store.removeTeamsReference(rootOf(turn)));
}

/** A channel's conversation without the thread. */
function rootOf({ conversationId }: Whereabouts): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

function welcomeKey(turn: Whereabouts): string {
  return `teams:${turn.tenantId}:${rootOf(turn)}:welcome`;
}
