import { MESSAGES } from '../../../answering/messages';
import type { Room } from '../room';
import type { Outbox, Turn } from '../turn';
import { onButton } from './button';
import { onInstalled, onRemoved } from './installation';
import { onMessage } from './message';

/** Hands a turn to its listener. Edits, deletions, reactions, other bots and talk that is not addressed to us are left alone. */
export async function listen(room: Room, turn: Turn, outbox: Outbox): Promise<void> {
  switch (turn.kind) {
    case 'message':
    case 'old-button':
      return onMessage(room, turn, outbox);
    case 'button':
      return onButton(room, turn, outbox);
    case 'other-invoke':
      return outbox.respond({ text: MESSAGES['teams.cannot'] });
    case 'installed':
      return onInstalled(room, turn, outbox);
    case 'removed':
      return onRemoved(room, turn);
    case 'ignored':
      return;
  }
}
