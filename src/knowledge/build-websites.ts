import { buildList, type ListSettings } from './build-list';
import type { ListPage, Website } from './knowledge';
import { type Problems, quote } from './problems';
import { readYaml, type YamlPath } from './read-yaml';
import { websitesSchema } from './schemas';
import type { Tagger } from './tagger';
import type { Utterances } from './utterances';

const FILE = 'websites.yaml';

/** What websites.yaml holds, and its lines. */
export interface BuiltWebsites {
  readonly websites: readonly Website[];
  readonly list: ListPage;
  lineAt(path: YamlPath): number;
}

/** Reads websites.yaml; undefined when it does not fit its schema (a problem). A link leads to the printed address and nowhere else. */
export function buildWebsites(
  text: string,
  tagger: Tagger,
  utterances: Utterances,
  problems: Problems,
): BuiltWebsites | undefined {
  const yaml = readYaml(FILE, text, websitesSchema, problems);
  if (!yaml) return undefined;
  const websites = yaml.value.websites.map((entry, index): Website => {
    const place = { file: FILE, line: yaml.lineAt(['websites', index, 'address']) };
    const [name, address] =
      entry.name === undefined
        ? [undefined, tagger.leaflet(entry.address, place, false)]
        : tagger.pair(entry.name, entry.address, place, 'paragraph');
    const url = entry.url ?? `https://${address.text}`;
    if (url.replace(/^https?:\/\//, '') !== address.text) {
      const line = yaml.lineAt(['websites', index, 'url']);
      problems.add(
        FILE,
        line,
        `${quote(url)} leads elsewhere than the printed address`,
        `write https://${address.text} or remove it`,
      );
    }
    return {
      id: entry.id,
      block: { kind: 'website', id: entry.id, name: name ? [name] : [], address, url },
      listed: entry.listed,
      label: [tagger.ours(entry.label, `website.${entry.id}.label`)],
      names: entry.names,
      examples: utterances.texts(`websites/${entry.id}`),
    };
  });
  const settings: ListSettings = { ...yaml.value.list, id: 'websites', file: FILE, lineAt: yaml.lineAt };
  return { websites, list: buildList(settings, tagger, utterances, problems), lineAt: yaml.lineAt };
}
