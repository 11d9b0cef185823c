import type { Leaflet } from './knowledge';
import type { Problems } from './problems';
import { readYaml } from './read-yaml';
import { leafletSchema } from './schemas';
import type { Tagger } from './tagger';

const FILE = 'leaflet.yaml';

/** Reads leaflet.yaml; undefined when it does not fit its schema (a problem). Empty dates and links are left absent. */
export function buildLeaflet(text: string, tagger: Tagger, problems: Problems): Leaflet | undefined {
  const yaml = readYaml(FILE, text, leafletSchema, problems);
  if (!yaml) return undefined;
  const { title, publisher, reviewed, reviewDue, link, command, leftOut } = yaml.value;
  const placeOf = (...path: PropertyKey[]) => ({ file: FILE, line: yaml.lineAt(path) });
  if (reviewed && reviewDue && reviewDue < reviewed) {
    problems.add(
      FILE,
      yaml.lineAt(['reviewDue']),
      'the review is due before the last one',
      'correct one of the two dates',
    );
  }
  return {
    title: tagger.leaflet(title, placeOf('title')),
    publisher: tagger.leaflet(publisher, placeOf('publisher'), false),
    ...(reviewed ? { reviewed } : {}),
    ...(reviewDue ? { reviewDue } : {}),
    ...(link ? { link } : {}),
    command,
    leftOut: (leftOut ?? []).map((entry, index) => ({
      text: tagger.leaflet(entry.text, placeOf('leftOut', index)),
      reason: entry.reason,
    })),
  };
}
