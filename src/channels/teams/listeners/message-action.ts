import { dialogWith } from '../replies';
import { type Asked, answerAside, type Room, trouble } from '../room';
import type { Outbox, Turn } from '../turn';

/**
 * "Answer from the leaflet", chosen on a message, or a button inside the dialog that answered it: the answer stands in a dialog, which
 * nobody else sees. What was written in the message is a question like any other, without the conversation that it stood in.
 */
export async function onAboutMessage(
  room: Room,
  turn: Turn & { kind: 'about-message' | 'dialog-button' },
  outbox: Outbox,
): Promise<void> {
  const asked = askedBy(turn);
  if (!asked) return outbox.respond(trouble(room, 'choice.gone'));
  const answer = await answerAside(room, turn, asked);
  outbox.respond(answer ? dialogWith(answer) : trouble(room));
}

function askedBy(turn: Parameters<typeof onAboutMessage>[1]): Asked | undefined {
  if (turn.kind === 'about-message') return { text: turn.text, surface: 'shortcut' };
  return turn.tapped === 'unreadable' ? undefined : { choice: turn.tapped, surface: 'button' };
}
