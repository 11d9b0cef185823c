import { sentencesOf } from '../matching/sentences';
import { type FoundSignal, findSignals, type Signal, signalFeatures } from './signals';

/** Whether somebody is in danger now, and why we think so. */
export interface DangerReading {
  readonly urgent: boolean;
  /** The words of the part that decided. */
  readonly words: readonly string[];
  /** The learned score of the part that decided, and the score that it had to pass. */
  readonly score: number;
  readonly threshold: number;
  /** What was found in that part, for and against. */
  readonly signals: readonly FoundSignal[];
}

/** Evidence of harm, of a time, of a person: what the ruled part looks for. */
const HARM: readonly Signal[] = [
  'harm',
  'state',
  'exploited',
  'threat',
  'taken-or-missing',
  'self-harm',
  'danger-named',
  'fear',
  'disclosure',
  'with-abuser',
];
const WHO: readonly Signal[] = ['particular-child', 'third-person', 'asker'];
const WHEN: readonly Signal[] = ['now', 'soon', 'just'];
const AGAINST: readonly Signal[] = [
  'past',
  'hypothetical',
  'material',
  'stated-calm',
  'grown-up',
  'habit',
  'everyday',
  'general-question',
];

/** Danger, harm or loss outright: enough beside a child where few words are said and nothing speaks against it. */
const OUTRIGHT: readonly Signal[] = ['harm', 'threat', 'taken-or-missing', 'self-harm', 'danger-named', 'fear'];
const CHILD: readonly Signal[] = ['particular-child', 'child-named'];

/**
 * The score that a part must pass. Lower where danger is named, where who, when and what are all there, or where a few words say child
 * and harm, and nothing speaks against it; higher the other way.
 */
const DANGER_THRESHOLDS = {
  plain: 0.1,
  named: -0.8,
  allThere: -0.6,
  telegraphic: -0.6,
  telegraphicPlea: -0.9,
  allThereAgainst: 0.2,
  against: 0.35,
  nothing: 0.45,
} as const;

/** A message of at most this many words is a telegram: what it leaves out speaks neither for nor against. */
const TELEGRAM = 8;

/** What is put so is not happening, whatever is asked of it. */
const NOT_NOW: readonly Signal[] = ['hypothetical', 'past', 'stated-calm', 'general-question'];

/** A question that ends a message, after a comma or the like. */
const ASKED_LAST = /[,;]\s*(?:and |but |so |also )?(?:what|which|who|where|how|can|could|do|does)\b[^,;.!]*$/i;

/** Words read at a time: a longer sentence is read in overlapping windows, so that a long message takes linear time. */
const WINDOW = 60;
const STEP = 30;

/** A part of a message: its words, and its text where it is a whole sentence or message. */
interface Part {
  readonly text: string;
  readonly words: readonly string[];
}

/** Reads a message for danger: the whole of it where it is short, and each sentence, with its neighbour, by itself. */
export class DangerDetector {
  /**
   * @param learned the learned score of a part: its text (empty for a piece of a sentence), its words, its signals as features
   * @param read a text's words as the classifier knows them (abbreviations and dialect written out)
   */
  constructor(
    private readonly learned: (text: string, words: readonly string[], extra: readonly string[]) => number,
    private readonly read: (text: string) => readonly string[],
  ) {}

  detect(text: string): DangerReading {
    // A text that says one thing a thousand times is judged once for it.
    const judged = new Map<string, DangerReading>();
    const readings = this.parts(text).map((part) => {
      const key = `${part.text}\n${part.words.join(' ')}`;
      const reading = judged.get(key) ?? this.judge(part);
      judged.set(key, reading);
      return reading;
    });
    const calm: DangerReading = {
      urgent: false,
      words: [],
      score: -1,
      threshold: DANGER_THRESHOLDS.plain,
      signals: [],
    };
    return readings.reduce((worst, reading) => {
      if (reading.urgent !== worst.urgent) return reading.urgent ? reading : worst;
      return reading.score - reading.threshold > worst.score - worst.threshold ? reading : worst;
    }, readings[0] ?? calm);
  }

  /** The whole message where it is short, then windows over it that end with sentences where they can. */
  private parts(text: string): Part[] {
    const all = this.read(text);
    if (all.length === 0) return [];
    const parts: Part[] = all.length <= WINDOW ? [{ text: text.trim(), words: all }] : [];
    // "A girl is being hurt right now, what are the signs": what is asked at the end speaks not against what was told.
    const told = text.replace(ASKED_LAST, '');
    const isReal = !findSignals(all).some(({ signal }) => NOT_NOW.includes(signal));
    if (told.length < text.length && parts.length > 0 && isReal) parts.push({ text: '', words: this.read(told) });
    const read = new Map<string, readonly string[]>();
    const sentences = sentencesOf(text).map((sentence) => {
      const words = read.get(sentence) ?? this.read(sentence);
      read.set(sentence, words);
      return { text: sentence, words };
    });
    if (sentences.length < 2 && parts.length > 0) return parts;
    sentences.forEach((sentence, i) => {
      const pair = [...sentence.words, ...(sentences[i + 1]?.words ?? [])];
      if (sentence.words.length > 3) parts.push(...windows(sentence));
      if (i + 1 < sentences.length && pair.length <= WINDOW && sentences.length > 2)
        parts.push({ text: '', words: pair });
    });
    return parts;
  }

  private judge({ text, words }: Part): DangerReading {
    const signals = findSignals(words);
    const score = this.learned(text, words, signalFeatures(signals));
    const threshold = thresholdFor(signals, words.length);
    return { urgent: score > threshold, words, score, threshold, signals };
  }
}

function thresholdFor(signals: readonly FoundSignal[], words: number): number {
  const has = (names: readonly Signal[]) => signals.some(({ signal }) => names.includes(signal));
  const pleadsForAChild = has(['plea']) && has(CHILD) && has(WHEN) && !has(AGAINST);
  if (!has(HARM)) return pleadsForAChild ? DANGER_THRESHOLDS.plain : DANGER_THRESHOLDS.nothing;
  const allThere = has(WHO) && has(WHEN);
  if (has(AGAINST)) return allThere ? DANGER_THRESHOLDS.allThereAgainst : DANGER_THRESHOLDS.against;
  if (has(['danger-named'])) return DANGER_THRESHOLDS.named;
  if (allThere) return DANGER_THRESHOLDS.allThere;
  if (words > TELEGRAM || !has(CHILD) || !has(OUTRIGHT)) return DANGER_THRESHOLDS.plain;
  return has(['plea']) ? DANGER_THRESHOLDS.telegraphicPlea : DANGER_THRESHOLDS.telegraphic;
}

function windows(sentence: Part): Part[] {
  const { words } = sentence;
  if (words.length <= WINDOW) return [sentence];
  const parts: Part[] = [];
  for (let at = 0; at < words.length - STEP; at += STEP) parts.push({ text: '', words: words.slice(at, at + WINDOW) });
  return parts;
}
