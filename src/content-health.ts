import type { Knowledge } from './knowledge/knowledge';

/** What is to be mended in content that can be answered from. A closed list, for /readyz and alerts. */
type ContentProblem = 'past-review';

/** The version of the content, and its problems on a day (ISO date). */
export function contentHealth({ version, leaflet }: Pick<Knowledge, 'version' | 'leaflet'>, today: string) {
  const isPast = leaflet.reviewDue !== undefined && leaflet.reviewDue < today;
  const problems: readonly ContentProblem[] = isPast ? ['past-review'] : [];
  return { version, problems };
}
