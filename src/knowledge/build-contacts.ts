import { ours } from '../answering/messages';
import { buildList, type ListSettings } from './build-list';
import type { Contact, ContactGroup, ListPage } from './knowledge';
import { telLink } from './phone-number';
import { type Problems, quote } from './problems';
import { readYaml, type YamlPath } from './read-yaml';
import { contactsSchema } from './schemas';
import type { Tagger } from './tagger';
import type { Utterances } from './utterances';

const FILE = 'contacts.yaml';

/** What contacts.yaml holds, and its lines. */
export interface BuiltContacts {
  readonly contacts: readonly Contact[];
  readonly groups: readonly ContactGroup[];
  readonly list: ListPage;
  lineAt(path: YamlPath): number;
}

/** Reads contacts.yaml; undefined when it does not fit its schema (a problem). Each number must be diallable and stand beside its name. */
export function buildContacts(
  text: string,
  tagger: Tagger,
  utterances: Utterances,
  problems: Problems,
): BuiltContacts | undefined {
  const yaml = readYaml(FILE, text, contactsSchema, problems);
  if (!yaml) return undefined;
  const contacts = yaml.value.contacts.map((entry, index): Contact => {
    const place = { file: FILE, line: yaml.lineAt(['contacts', index, 'number']) };
    const parts = typeof entry.name === 'string' ? [entry.name] : entry.name;
    const leading = parts.slice(0, -1).flatMap((part) => {
      const namePlace = { file: FILE, line: yaml.lineAt(['contacts', index, 'name']) };
      return [tagger.leaflet(part, namePlace, false), ours('contact.name-join')];
    });
    const [name, number] = tagger.pair(parts.at(-1) ?? '', entry.number, place, 'side-by-side');
    const tel = telLink(number.text);
    if (!tel) {
      problems.add(
        FILE,
        place.line,
        `${quote(entry.number)} is no number that can be dialled`,
        'write it as printed in the leaflet',
      );
    }
    return {
      id: entry.id,
      role: entry.role,
      block: { kind: 'contact', id: entry.id, role: entry.role, name: [...leading, name], number, tel: tel ?? '' },
      label: [tagger.ours(entry.label, `contact.${entry.id}.label`)],
      names: entry.names,
      circumstances: entry.circumstances,
      examples: utterances.texts(`contacts/${entry.id}`),
    };
  });
  const settings: ListSettings = { ...yaml.value.list, id: 'contacts', file: FILE, lineAt: yaml.lineAt };
  return {
    contacts,
    groups: yaml.value.groups,
    list: buildList(settings, tagger, utterances, problems),
    lineAt: yaml.lineAt,
  };
}
