import { editDistance } from './matching/spelling';

/** Shorter names (PORT, HOST, WEB) lie too near to what other programs call theirs. */
const SHORTEST = 6;
const MOST_EDITS = 2;

/**
 * Settings that are set and that we don't know: those with one of our prefixes, and near-misspellings of ours, each with what was
 * probably meant. Names only: a misspelt secret's value is never repeated. An empty value counts as not set.
 */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): string[] {
  return Object.keys(environment)
    .filter((name) => environment[name]?.trim() && !known.includes(name))
    .flatMap((name) => {
      const meant = nearest(name, known);
      const isOurs = /^(?:SLACK|MICROSOFT|TEAMS)_/i.test(name);
      if (!meant && !isOurs) return [];
      const advice = meant ? `did you mean ${meant}?` : 'see .env.example for those that it knows.';
      return [`${name} is set, and Signpost knows no such setting; ${advice}`];
    });
}

/** The known name that a name is most likely a slip of; undefined when none is near. */
function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length < SHORTEST) return undefined;
  const near = known.flatMap((candidate) => {
    const distance = candidate.length < SHORTEST ? undefined : editDistance(name.toUpperCase(), candidate, MOST_EDITS);
    return distance === undefined ? [] : [{ candidate, distance }];
  });
  return near.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}
