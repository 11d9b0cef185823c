import { CONTACT_ROLES } from '../answering/answer';
import type { BuiltContacts } from './build-contacts';
import type { BuiltTopic } from './build-topics';
import type { BuiltWebsites } from './build-websites';
import type { GoldenQuestion } from './knowledge';
import { type Problems, quote } from './problems';
import type { YamlPath } from './read-yaml';

/** Topics that every leaflet has beside those of its files: they answer with a contact, with websites, with help, with a miss. */
const BUILT_IN_TOPICS = ['contact', 'websites', 'help', 'none'];
/** Whole lists that `related` may name beside topics. */
const LISTS = ['contacts', 'websites'];

/** The parts of a folder that point at one another. */
export interface Parts {
  readonly topics: readonly BuiltTopic[];
  readonly contacts: BuiltContacts;
  readonly websites: BuiltWebsites;
  readonly golden: readonly GoldenQuestion[];
  /** Ids of topics whose files could not be read, which is a problem already: naming them is none. */
  readonly unread: readonly string[];
}

/** Ids written under one key of a file, and those that it may hold. */
interface Reference {
  readonly file: string;
  readonly key: string;
  readonly ids: readonly string[];
  readonly known: readonly string[];
  lineOf(index: number): number;
}

/** Adds a problem for each id that nothing has or that is named twice under one key, and for each role that no contact has. */
export function checkReferences(parts: Parts, problems: Problems): void {
  const { topics, contacts } = parts;
  for (const { file, key, ids, known, lineOf } of references(parts)) {
    for (const [index, id] of ids.entries()) {
      const name = quote(id);
      if (!known.includes(id)) {
        problems.add(file, lineOf(index), `${key} names ${name}, which is not there`, `use one of ${known.join(', ')}`);
      } else if (ids.indexOf(id) < index) {
        problems.add(file, lineOf(index), `${key} names ${name} twice`, 'remove one of the two');
      }
    }
  }
  for (const { topic, file, lineAt } of topics) {
    if (![...BUILT_IN_TOPICS, ...LISTS].includes(topic.id)) continue;
    problems.add(file, lineAt(['id']), `the id "${topic.id}" has a meaning of its own`, 'choose another one');
  }
  for (const role of CONTACT_ROLES) {
    if (contacts.contacts.some((contact) => contact.role === role)) continue;
    const line = contacts.lineAt(['contacts']);
    problems.add('contacts.yaml', line, `no contact has the role ${role}`, 'add one: the cards rely on each role');
  }
}

function references({ topics, contacts, websites, golden, unread }: Parts): Reference[] {
  const topicIds = [...topics.map((built) => built.topic.id), ...unread];
  const contactIds = contacts.contacts.map((contact) => contact.id);
  const entities = [
    ...contactIds,
    ...contacts.groups.map((group) => group.id),
    ...websites.websites.map((site) => site.id),
  ];
  const under = (lineAt: (path: YamlPath) => number, ...path: PropertyKey[]) => ({
    lineOf: (index: number) => lineAt([...path, index]),
  });
  const ofTopics = topics.flatMap(({ topic, file, lineAt }): Reference[] => {
    const others = topicIds.filter((id) => id !== topic.id);
    return [
      { file, key: 'related', ids: topic.related, known: [...others, ...LISTS], ...under(lineAt, 'related') },
      { file, key: 'facetOf', ids: topic.facetOf, known: others, ...under(lineAt, 'facetOf') },
    ];
  });
  const ofLists = [
    { file: 'contacts.yaml', built: contacts },
    { file: 'websites.yaml', built: websites },
  ].map(({ file, built: { list, lineAt } }): Reference => {
    const known = [...topicIds, ...LISTS];
    return { file, key: 'related', ids: list.related, known, ...under(lineAt, 'list', 'related') };
  });
  const ofGroups = contacts.groups.map((group, at): Reference => {
    const lines = under(contacts.lineAt, 'groups', at, 'contacts');
    return { file: 'contacts.yaml', key: 'contacts', ids: group.contacts, known: contactIds, ...lines };
  });
  const ofGolden = golden.flatMap((question): Reference[] => {
    const shared = { file: 'questions.jsonl', lineOf: () => question.line };
    const named = [question.topic, ...question.also];
    return [
      { ...shared, key: 'topic', ids: named, known: [...topicIds, ...BUILT_IN_TOPICS] },
      { ...shared, key: 'entity', ids: [question.entity ?? []].flat(), known: entities },
    ];
  });
  return [...ofTopics, ...ofLists, ...ofGroups, ...ofGolden];
}
