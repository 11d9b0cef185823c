import { type Choice, parseChoice } from '../../question';

/** What a tapped button carried: a choice, or something that we cannot read. */
export type Tapped = Choice | 'unreadable';

/**
 * Reads a button's data: `{ choice: "<value>" }` as an object or as a string of JSON, or the bare value, as clients send it.
 * Undefined when there is no value at all.
 */
export function readTapped(data: unknown): Tapped | undefined {
  if (data === undefined || data === null || data === '') return undefined;
  const value = typeof data === 'object' && 'choice' in data ? data.choice : data;
  const choice = parseChoice(value);
  if (choice) return { kind: choice.kind, id: choice.id };
  if (typeof data === 'string' && data.startsWith('{')) {
    try {
      return readTapped(JSON.parse(data)) ?? 'unreadable';
    } catch {
      return 'unreadable';
    }
  }
  return 'unreadable';
}
