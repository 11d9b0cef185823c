import type { LeafletRun, Span } from '../answering/answer';
import type { SourceText, SourceUnit } from './word-for-word';

/** How much of the source the cards show. */
export interface Coverage {
  /** Sentences, list items and lines of the source. */
  readonly units: number;
  /** Those that no card shows in full and that are not listed as left out. */
  readonly missing: readonly SourceUnit[];
}

/**
 * Which sentences of the source are shown. `shown` is any tree of content: every run in it that is tagged as the leaflet's counts,
 * in every place of the source where it stands. A unit is covered when each of its letters and digits is.
 */
export function coverageOf(source: SourceText, shown: unknown): Coverage {
  const covered = new Uint8Array(source.source.length);
  for (const run of leafletRuns(shown)) {
    for (const span of source.findAll(run.text, false)) covered.fill(1, span.start, span.end);
  }
  const missing = source.units.filter((unit) => source.lettersIn(unit.span).some((offset) => covered[offset] === 0));
  return { units: source.units.length, missing };
}

/** Every run of the leaflet's words in a tree of content. */
export function leafletRuns(tree: unknown): LeafletRun[] {
  if (typeof tree !== 'object' || tree === null) return [];
  if (isLeafletRun(tree)) return [tree];
  return Object.values(tree).flatMap(leafletRuns);
}

/** True where two places in the source have something in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isLeafletRun(value: object): value is LeafletRun {
  return 'from' in value && value.from === 'leaflet';
}
