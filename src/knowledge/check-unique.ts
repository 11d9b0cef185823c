import type { BuiltContacts } from './build-contacts';
import type { BuiltWebsites } from './build-websites';
import { type Problems, quote } from './problems';
import type { YamlPath } from './read-yaml';

/** Something with an id and names, and where they stand in its file. */
interface Named {
  readonly id: string;
  readonly names: readonly string[];
  readonly path: YamlPath;
}

/** Adds a problem for each id, and each name, that two contacts (groups among them) or two websites have: no name may be ambiguous. */
export function checkUnique(contacts: BuiltContacts, websites: BuiltWebsites, problems: Problems): void {
  const withPaths = (key: string, entries: readonly { id: string; names: readonly string[] }[]): Named[] =>
    entries.map(({ id, names }, index) => ({ id, names, path: [key, index] }));
  const dialled = [...withPaths('contacts', contacts.contacts), ...withPaths('groups', contacts.groups)];
  checkFile('contacts.yaml', dialled, contacts.lineAt, problems);
  checkFile('websites.yaml', withPaths('websites', websites.websites), websites.lineAt, problems);
}

function checkFile(
  file: string,
  entries: readonly Named[],
  lineAt: (path: YamlPath) => number,
  problems: Problems,
): void {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const { id, names, path } of entries) {
    if (ids.has(id)) problems.add(file, lineAt([...path, 'id']), `the id "${id}" is used twice`, 'give each its own');
    ids.add(id);
    for (const [at, name] of names.entries()) {
      const owner = owners.get(name);
      if (owner) {
        const line = lineAt([...path, 'names', at]);
        problems.add(file, line, `${quote(name)} is a name of "${owner}" too`, 'leave it with one of them');
      } else owners.set(name, id);
    }
  }
}
