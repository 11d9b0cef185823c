import { plain } from '../../answering/answer';
import type { EmergencyNumbers } from '../../answering/emergency-line';
import type { Contact, Knowledge } from '../../knowledge/knowledge';
import type { Choice } from '../../question';

/** The part of the knowledge that the channel works with. */
export type Catalogue = EmergencyNumbers<Contact> &
  Pick<Knowledge, 'version' | 'topics' | 'contactList' | 'websites' | 'websiteList'>;

/** Something of the leaflet that can be looked up by its name. */
export interface Entry {
  readonly choice: Choice;
  /** The words on a button that leads to it. */
  readonly label: string;
  /** Its title in the leaflet, or its number as printed. */
  readonly detail: string;
}

interface NamedEntry extends Entry {
  /** Everything that it goes by, lower case. */
  readonly words: readonly string[];
}

/** The topics that are part of no other, and the whole lists: what there is to look up. */
export function mainEntries(catalogue: Catalogue): Entry[] {
  const facets = new Set(catalogue.topics.filter(({ facetOf }) => facetOf.length > 0).map(({ id }) => id));
  return allEntries(catalogue).filter(
    ({ choice }) => choice.kind === 'list' || (choice.kind === 'topic' && !facets.has(choice.id)),
  );
}

/** The entries that go by words which begin as all of the text's do: what is found while somebody is still writing. */
export function entriesNamed(catalogue: Catalogue, text: string): Entry[] {
  const wanted = wordsIn(text);
  if (wanted.length === 0) return [];
  return allEntries(catalogue).filter(({ words }) =>
    wanted.every((beginning) => words.some((word) => word.startsWith(beginning))),
  );
}

/** Everything that can be looked up: topics in the leaflet's order, the whole lists, contacts, websites. */
export function allEntries({ topics, contacts, contactList, websites, websiteList }: Catalogue): NamedEntry[] {
  const entry = (choice: Choice, label: string, detail: string, names: readonly string[] = []): NamedEntry => ({
    choice,
    label,
    detail,
    words: wordsIn([label, detail, ...names].join(' ')),
  });
  return [
    ...topics.map(({ id, label, title }) => entry({ kind: 'topic', id }, plain(label), plain(title))),
    entry({ kind: 'list', id: 'contacts' }, plain(contactList.label), plain(contactList.title)),
    entry({ kind: 'list', id: 'websites' }, plain(websiteList.label), plain(websiteList.title)),
    ...contacts.map(({ id, label, block, names }) =>
      entry({ kind: 'contact', id }, plain(label), block.number.text, names),
    ),
    ...websites.map(({ id, label, block, names }) =>
      entry({ kind: 'website', id }, plain(label), block.address.text, names),
    ),
  ];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
