import { AGAINST_DANGER, TAKEN_BACK } from './words-against-danger';
import { FOR_DANGER } from './words-for-danger';

/** What a message is looked through for. A closed list: features, explanations and rules use these names. */
export const SIGNALS = [
  'particular-child',
  'child-named',
  'children-in-general',
  'asker',
  'third-person',
  'now',
  'soon',
  'just',
  'harm',
  'state',
  'exploited',
  'threat',
  'taken-or-missing',
  'self-harm',
  'with-abuser',
  'disclosure',
  'reported',
  'fear',
  'plea',
  'danger-named',
  'past',
  'hypothetical',
  'material',
  'stated-calm',
  'grown-up',
  'habit',
  'everyday',
  'general-question',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** A signal with the words that gave it, for explanations. */
export interface FoundSignal {
  readonly signal: Signal;
  readonly words: string;
}

const PATTERNS: Readonly<Record<Signal, RegExp>> = { ...FOR_DANGER, ...AGAINST_DANGER };
const UNLESS: Readonly<Partial<Record<Signal, RegExp>>> = TAKEN_BACK;

/** The signals in a message, each with the words that gave it, in the order of {@link SIGNALS}. */
export function findSignals(words: readonly string[]): FoundSignal[] {
  const text = words.join(' ');
  return SIGNALS.flatMap((signal) => {
    const match = PATTERNS[signal].exec(text);
    return match && !UNLESS[signal]?.test(text) ? [{ signal, words: match[0] }] : [];
  });
}

/** The signals as features for the learned part: each alone and each pair, so that "now" may weigh differently beside "harm". */
export function signalFeatures(found: readonly FoundSignal[]): string[] {
  const names = found.map(({ signal }) => signal);
  return names.flatMap((name, i) => [name, ...names.slice(i + 1).map((other) => `${name} ${other}`)]);
}
