import { type Answer, plain } from '../../../answering/answer';
import { cardToInsert } from '../replies';
import { answerAside, type Room, trouble } from '../room';
import type { Outbox, SearchResult, Turn } from '../turn';

/** A result of a search was taken: its card, by id, to be put into the asker's message. */
export async function onFound(room: Room, turn: Turn & { kind: 'found' }, outbox: Outbox): Promise<void> {
  if (turn.tapped === 'unreadable') return outbox.respond(trouble(room, 'choice.gone'));
  const answer = await answerAside(room, turn, { choice: turn.tapped, surface: 'extension' });
  if (!answer) return outbox.respond(trouble(room));
  if (answer.limited) return outbox.respond(trouble(room, 'limited.text'));
  outbox.respond(answer.outcome === 'answered' ? { results: [insertable(answer)] } : trouble(room, 'choice.gone'));
}

/** An answer as a result whose card can be put into a message. */
export function insertable(answer: Answer): SearchResult {
  const { card, summary } = cardToInsert(answer);
  const title = plain(answer.sections[0]?.title ?? []);
  return { title, subtitle: summary.slice(title.length).replace(/^[\s·-]+/, ''), insert: { card } };
}
