import { type Choice, parseChoice } from '../../question';

/** What a tapped button carried: a choice, or something that we cannot read. */
export type Tapped = Choice | 'unreadable';

/**
 * Reads a button's data: `{ choice: "<value>" }` as an object or as a string of JSON, or the bare value, as clients send it.
 * Undefined when there is no value at all.
 */
export function readTapped(data: unknown): Tapped | undefined {
  if (data === undefined || data === null || data === '') return undefined;
  const read = fromJson(data);
  const choice = parseChoice(typeof read === 'object' && read !== null && 'choice' in read ? read.choice : read);
  return choice ? { kind: choice.kind, id: choice.id } : 'unreadable';
}

/** Whether a button stood on a card that one person alone could read. */
export function isAlone(data: unknown): boolean {
  const read = fromJson(data);
  return typeof read === 'object' && read !== null && 'alone' in read;
}

/** Some clients send objects as strings of JSON. Anything else is given back as it is. */
export function fromJson(data: unknown): unknown {
  if (typeof data !== 'string' || !data.startsWith('{')) return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}
