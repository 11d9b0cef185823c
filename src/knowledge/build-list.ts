import { buildBlocks } from './build-blocks';
import type { ListPage } from './knowledge';
import type { Problems } from './problems';
import type { YamlPath } from './read-yaml';
import type { Tagger } from './tagger';
import type { Utterances } from './utterances';

/** The `list` of contacts.yaml or websites.yaml, and where it stands. */
export interface ListSettings {
  readonly id: 'contacts' | 'websites';
  readonly file: string;
  readonly title: string;
  readonly label: string;
  readonly intro: string;
  readonly related: readonly string[];
  readonly lacks: readonly string[];
  lineAt(path: YamlPath): number;
}

/** Builds the page of a whole list; its intro holds the leaflet's words as a topic's body does. */
export function buildList(
  settings: ListSettings,
  tagger: Tagger,
  utterances: Utterances,
  problems: Problems,
): ListPage {
  const { id, file, title, label, intro, related, lacks } = settings;
  // A block of several lines (`intro: |`) begins on the line after its key.
  const line = settings.lineAt(['list', 'intro']) + (intro.includes('\n') ? 1 : 0);
  return {
    title: tagger.title(title, `${id}.title`),
    label: [tagger.ours(label, `${id}.label`)],
    intro: buildBlocks(intro, { file, line }, { tagger, problems, contacts: [], websites: [] }),
    related,
    lacks,
    examples: utterances.texts(id),
  };
}
