import { questionForm } from '../question-form';
import { type Room, trouble } from '../room';
import type { Outbox, Turn } from '../turn';
import { announceCommand, onAnnounce } from './announce';
import { onButton } from './button';
import { onFeedback } from './feedback';
import { onFound } from './found';
import { onInstalled, onRemoved } from './installation';
import { onMessage } from './message';
import { onAboutMessage } from './message-action';
import { onSearch } from './message-extension';
import { onFormSent } from './question-sent';

/** Hands a turn to its listener. Edits, deletions, reactions, other bots and talk that is not addressed to us are left alone. */
export async function listen(room: Room, turn: Turn, outbox: Outbox): Promise<void> {
  switch (turn.kind) {
    case 'message': {
      const wish = announceCommand(turn.text);
      return wish ? onAnnounce(room, turn, wish, outbox) : onMessage(room, turn, outbox);
    }
    case 'old-button':
      return onMessage(room, turn, outbox);
    case 'button':
      return onButton(room, turn, outbox);
    case 'search':
      return onSearch(room, turn, outbox);
    case 'found':
      return onFound(room, turn, outbox);
    case 'about-message':
    case 'dialog-button':
      return onAboutMessage(room, turn, outbox);
    case 'form-opened':
      return outbox.respond(questionForm(room.knowledge()));
    case 'form-sent':
      return onFormSent(room, turn, outbox);
    case 'feedback':
      return onFeedback(room, turn, outbox);
    case 'other-invoke':
      return outbox.respond(trouble(room, 'teams.cannot'));
    case 'installed':
      return onInstalled(room, turn, outbox);
    case 'removed':
      return onRemoved(room, turn);
    case 'ignored':
      return;
  }
}
