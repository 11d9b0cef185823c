import { CONTACT, WEBSITES } from '../matching/compiled-model';
import { CONTACT_CUES, FILLERS, POINTERS, WEBSITE_CUES } from '../matching/cues';
import type { Conversation } from '../store/store';
import type { Target } from './plan';

/** Which of a list a word names, counted from its start; -1 for its end. */
const ORDINALS = new Map<string, number>([
  ...['first', 'second', 'third', 'fourth', 'fifth'].map((word, at) => [word, at] as const),
  ...['1st', '2nd', '3rd', '4th', '5th'].map((word, at) => [word, at] as const),
  ...['1', '2', '3', '4', '5'].map((word, at) => [word, at] as const),
  ['former', 0],
  ['latter', -1],
  ['last', -1],
]);
/** What may stand beside an ordinal that picks without its "the": "second", "2 please", "number 2". */
const BESIDE = new Set(['number', 'option', 'no', 'choice', 'one', 'please']);

/** "The second one", "2", "the link for the last one": one of the choices that were offered last, or else of the list that was shown. */
export function picked(words: readonly string[], conversation: Conversation): Target | undefined {
  const ordinals = words.filter((word) => ORDINALS.has(word));
  const [ordinal] = ordinals;
  if (ordinal === undefined || ordinals.length > 1) return undefined;
  const others = words.filter((word) => word !== ordinal);
  // "The second", but not "what do I do first".
  const withThe = words[words.indexOf(ordinal) - 1] === 'the';
  const asksSite = others.some((word) => WEBSITE_CUES.has(word));
  const bare = others.every((word) =>
    !withThe
      ? BESIDE.has(word)
      : FILLERS.has(word) || POINTERS.has(word) || WEBSITE_CUES.has(word) || CONTACT_CUES.has(word),
  );
  if (!bare) return undefined;
  const { offered, websites, contacts } = conversation;
  const at = ORDINALS.get(ordinal) ?? 0;
  const website = websites.length > 1 ? websites.at(at) : undefined;
  if (website && asksSite) return { topic: WEBSITES, websites: [website] };
  if (offered.length > 0) return targetOf(offered.at(at) ?? '');
  if (website) return { topic: WEBSITES, websites: [website] };
  const contact = contacts.length > 1 ? contacts.at(at) : undefined;
  return contact ? { topic: CONTACT, contacts: [contact] } : undefined;
}

/** The target of a choice that was offered, as it is remembered: `kind:id`. */
function targetOf(offered: string): Target | undefined {
  const [kind, id] = offered.split(':');
  if (!kind || !id) return undefined;
  if (kind === 'contact') return { topic: CONTACT, contacts: [id] };
  if (kind === 'website') return { topic: WEBSITES, websites: [id] };
  if (kind === 'list') return { topic: id === 'contacts' ? CONTACT : WEBSITES };
  return kind === 'topic' ? { topic: id } : undefined;
}
