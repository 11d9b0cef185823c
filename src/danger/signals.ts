import { AGAINST_DANGER, TAKEN_BACK } from './words-against-danger';
import { FOR_DANGER } from './words-for-danger';
import { SAID_BY_CHILDREN } from './words-of-children';

/** What a message is looked through for. A closed list: features, explanations and rules use these names. */
export const SIGNALS = [
  'particular-child',
  'child-named',
  'asker-child',
  'children-in-general',
  'asker',
  'third-person',
  'now',
  'soon',
  'just',
  'harm',
  'state',
  'intimate',
  'secret',
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
  'framed',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** A signal with the words that gave it, for explanations. */
export interface FoundSignal {
  readonly signal: Signal;
  readonly words: string;
}

const PATTERNS: Readonly<Record<Signal, RegExp>> = { ...FOR_DANGER, ...SAID_BY_CHILDREN, ...AGAINST_DANGER };
/** Those that speak against danger. */
export const AGAINST = Object.keys(AGAINST_DANGER) as Signal[];
const UNLESS: Readonly<Partial<Record<Signal, RegExp>>> = TAKEN_BACK;

/**
 * A text of this many characters or more makes V8 compile a pattern to machine code at once (kTierUpForSubjectLengthValue). Shorter ones make it
 * compile bytecode first, which takes ten times as long for alternations like these: 0.17 s for all of them in place of 0.02 s.
 */
const LONG_TEXT = ' '.repeat(1_000);
let areCompiled = false;

/** Compiles all patterns, before the first text is read. */
function compilePatterns(): void {
  for (const pattern of [...Object.values(PATTERNS), ...Object.values(UNLESS)]) pattern.test(LONG_TEXT);
  areCompiled = true;
}

/** The signals in a message, each with the words that gave it, in the order of {@link SIGNALS}. */
export function findSignals(words: readonly string[]): FoundSignal[] {
  if (!areCompiled) compilePatterns();
  const text = words.join(' ');
  const found: FoundSignal[] = [];
  for (const signal of SIGNALS) {
    const match = PATTERNS[signal].exec(text);
    if (match && !UNLESS[signal]?.test(text)) found.push({ signal, words: match[0] });
  }
  return found;
}

/** The names of pairs, the first signal's then the second's: made once. */
const PAIRS = new Map(SIGNALS.map((one) => [one, new Map(SIGNALS.map((other) => [other, `${one} ${other}`]))]));

/** The signals as features for the learned part: each alone and each pair, so that "now" may weigh differently beside "harm". */
export function signalFeatures(found: readonly FoundSignal[]): string[] {
  const features: string[] = [];
  found.forEach(({ signal }, i) => {
    features.push(signal);
    for (let j = i + 1; j < found.length; j += 1) {
      const pair = PAIRS.get(signal)?.get(found[j]?.signal as Signal);
      if (pair) features.push(pair);
    }
  });
  return features;
}
