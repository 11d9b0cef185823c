import type { Answer } from '../../../answering/answer';
import { type Choice, formatChoice } from '../../../question';
import { allEntries, type Catalogue, type Entry, entriesNamed, mainEntries } from '../catalogue';
import { answerAside, type Room, trouble } from '../room';
import type { Outbox, SearchResult, Turn } from '../turn';
import { insertable } from './found';

/** The most results of a search; what Teams shows without scrolling. */
const MOST_RESULTS = 8;

/**
 * The leaflet, searched from the compose box: an answer to the words first (with a child in danger, the emergency lines), then what goes by
 * such words. Nothing searched for: what there is to look up. The asker alone sees the results; what they choose is read by others.
 */
export async function onSearch(room: Room, turn: Turn & { kind: 'search' }, outbox: Outbox): Promise<void> {
  // All that there is was shown at once.
  if (turn.more) return outbox.respond({ results: [] });
  const catalogue = room.knowledge();
  if (turn.text === '') return outbox.respond({ results: mainEntries(catalogue).map(resultIn(catalogue)) });
  const answer = await answerAside(room, turn, { text: turn.text, surface: 'extension', isDraft: true });
  if (!answer) return outbox.respond(trouble(room));
  if (answer.limited) return outbox.respond(trouble(room, 'limited.text'));
  const entries = entriesFor(answer, turn.text, catalogue).map(resultIn(catalogue));
  const isShown = answer.outcome === 'answered' || answer.urgent;
  const results = [...(isShown ? [insertable(answer)] : []), ...entries].slice(0, MOST_RESULTS);
  outbox.respond(results.length > 0 ? { results } : trouble(room, 'unknown.text'));
}

/** What the answer leads to, and what goes by the words; without what its card shows already. */
function entriesFor({ outcome, choices, sections, contacts }: Answer, text: string, catalogue: Catalogue): Entry[] {
  const entries = new Map(allEntries(catalogue).map((entry) => [keyOf(entry.choice), entry]));
  const offered = choices.flatMap(({ choice }) => entries.get(keyOf(choice)) ?? []);
  const found = [...offered, ...entriesNamed(catalogue, text)];
  if (found.length === 0 && outcome === 'help') return mainEntries(catalogue);
  const isWholeList = contacts.length === catalogue.contacts.length;
  const shown = new Set([
    ...sections.map(({ topic }) => `topic:${topic}`),
    ...(isWholeList ? ['list:contacts'] : contacts.map((id) => `contact:${id}`)),
  ]);
  return found.filter(({ choice }) => {
    const isNew = !shown.has(keyOf(choice));
    shown.add(keyOf(choice));
    return isNew;
  });
}

function keyOf({ kind, id }: Choice): string {
  return `${kind}:${id}`;
}

function resultIn({ version }: Catalogue) {
  return ({ choice, label, detail }: Entry): SearchResult => ({
    title: label,
    subtitle: detail,
    insert: { choice: formatChoice(choice, version) },
  });
}
