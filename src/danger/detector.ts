import { sentencesOf } from '../matching/sentences';
import { AGAINST, type FoundSignal, findSignals, type Signal, signalFeatures } from './signals';

/** Whether somebody is in danger now, and why we think so. */
export interface DangerReading {
  readonly urgent: boolean;
  /** The words of the part that decided. */
  readonly words: readonly string[];
  /** The score of the part that decided, what the encoder hears counted in, and the score that it had to pass. */
  readonly score: number;
  readonly threshold: number;
  /** What the words alone score, where the sentence encoder was heard too. */
  readonly byWords?: number;
  /** What was found in that part, for and against. */
  readonly signals: readonly FoundSignal[];
}

/** Whether there is a word of harm, threat, loss or disclosure among these, as the classifier knows them. */
export function speaksOfHarm(words: readonly string[]): boolean {
  return findSignals(words).some(({ signal }) => HARM.includes(signal));
}

/** Evidence of harm, of a time, of a person: what the ruled part looks for. */
const HARM: readonly Signal[] = [
  'harm',
  'state',
  'intimate',
  'exploited',
  'threat',
  'taken-or-missing',
  'self-harm',
  'danger-named',
  'fear',
  'disclosure',
  'with-abuser',
];
const WHO: readonly Signal[] = ['particular-child', 'asker-child', 'third-person', 'asker'];
const WHEN: readonly Signal[] = ['now', 'soon', 'just'];
/** Danger, harm or loss outright, rather than a name or a word that may mean it. */
const OUTRIGHT: readonly Signal[] = [
  'harm',
  'state',
  'threat',
  'taken-or-missing',
  'self-harm',
  'danger-named',
  'fear',
];
const CHILD: readonly Signal[] = ['particular-child', 'child-named', 'asker-child'];

/**
 * The score that a part must pass, 0 being the learned score from which in doubt it is a danger: lower the more of who, when and what is
 * there, higher where something speaks against it. Found by cross-validation over the utterances by words alone, a miss counting as two
 * and a half false alarms, then rounded; a score with what the encoder hears in it means the same odds (tools/encoder/scale.py).
 */
const DANGER_THRESHOLDS = {
  /** Danger by its name, such as "at immediate risk". */
  named: -1.1,
  /** The same of a child. */
  namedChild: -1.6,
  /** A child and harm outright in a few words; and with a call for help beside them. */
  telegraphic: -0.6,
  telegraphicPlea: -1.2,
  /** Who, when and what; and where who is a child. */
  allThere: -0.4,
  allThereChild: -0.55,
  /** A child and harm outright; and with a time. */
  childHarmed: -0.2,
  childHarmedNow: -0.35,
  /** A child, or anybody; and with a time. */
  somebodyNow: -0.1,
  somebody: 0,
  /** Nobody is spoken of. */
  nobody: 0.4,
  /** Nothing but an ordinary thing beside harm to a child outright: a nosebleed, a late bus. */
  harmOnAnOrdinaryDay: 0,
  /** One thing speaks against danger; two or more do. */
  against: 0.15,
  againstTwice: 0.3,
  /** It says itself that it is a case study, a scenario or a question of a quiz. */
  framed: 1,
} as const;

/**
 * How much more a piece of a message must score where the whole is read too, unless danger is named or who, when and what are all
 * there: alone it lacks what takes it back. The encoder, where it hears, hears more in a piece than in the whole.
 */
const READ_ALONE = { byWords: 0.3, heard: 0.4 } as const;

/** A message of at most this many words is a telegram: what it leaves out speaks neither for nor against. */
const TELEGRAM = 8;

/**
 * Words that score so far under what danger must score are calm whatever is heard in them (docs/decisions/0016), and so far over it urgent. Those of a message
 * that ends with a question mark are calm sooner: what is heard there is mostly what it asks about.
 */
const CLEARLY = { calm: 1, calmAsked: 0.3, urgent: 0.8 } as const;

/** Whether a text of a message leaves open, by its words, whether it tells of danger. */
export function leavesDangerOpen(text: string, words: readonly string[], judged: Judged, message: string): boolean {
  const threshold = thresholdFor(judged, words.length, text !== message.trim());
  return judged.score < threshold + CLEARLY.urgent && !isClearlyCalm({ score: judged.score, threshold }, message);
}

/** Whether words that score so are calm whatever could be heard in them. */
export function isClearlyCalm(
  { score, threshold }: Pick<DangerReading, 'score' | 'threshold'>,
  message: string,
): boolean {
  return score <= threshold - (message.trimEnd().endsWith('?') ? CLEARLY.calmAsked : CLEARLY.calm);
}

/** What is put so is not happening, whatever is asked of it. */
const NOT_NOW: readonly Signal[] = ['hypothetical', 'past', 'stated-calm', 'general-question', 'framed'];

/** A question that ends a message, after a comma or the like. */
const ASKED_LAST = /[,;]\s*(?:and |but |so |also )?(?:what|which|who|where|how|can|could|do|does)\b[^,;.!]*$/i;

/** Where a question that comes first may end and what happened begin: "what does coercion mean, he has her by the hair". */
const TOLD_AFTER = /[,;?]|(?<!\w)(?:because|cos|coz|cause|also|by the way|btw)(?!\w)/i;
/** That something is asked of us, or of the leaflet. */
const ASKS =
  /\b(?:what|whats|which|who|how|is|are|does|do|can|could|would|just|please|pls|plz|define|meaning|leaflet|print|copy|question)\b/i;

/** What is told after the first clause of a message, where that asks something; else empty. */
function toldAfterQuestion(text: string): string {
  const end = TOLD_AFTER.exec(text);
  if (!end || !ASKS.test(text.slice(0, end.index))) return '';
  return text.slice(end.index + end[0].length).trim();
}

/** Characters of a message whose first question is looked for. */
const LONGEST_ASKED = 500;

/** Words read at a time: a longer sentence is read in overlapping windows, so that a long message takes linear time. */
const WINDOW = 60;
const STEP = 30;

/** A part of a message: its words, and its text where it is a whole sentence or message. */
interface Part {
  readonly text: string;
  readonly words: readonly string[];
  /** Whether it is a piece of a message that is read as a whole too. */
  readonly beside: boolean;
}

/** What a part says of danger, wherever it stands. */
export type Judged = Pick<DangerReading, 'signals' | 'score' | 'byWords'>;

/** What words say of danger. @param learned the learned score of words, and of their signals as features */
export function judgeWords(
  words: readonly string[],
  learned: (words: readonly string[], extra: readonly string[]) => number,
): Judged {
  const signals = findSignals(words);
  return { signals, score: learned(words, signalFeatures(signals)) };
}

/**
 * Reads a message for danger: the whole of it where it is short, and each sentence, with its neighbour, by itself.
 */
export class DangerDetector {
  /**
   * @param judged what a part says: its text (empty for a piece of a sentence), and its words; asked more than once of the same
   * @param read a text's words as the classifier knows them (abbreviations and dialect written out)
   */
  constructor(
    private readonly judged: (text: string, words: readonly string[]) => Judged,
    private readonly read: (text: string) => readonly string[],
  ) {}

  /** The first part that is urgent, one is enough; else the one that comes nearest to it. */
  detect(text: string): DangerReading {
    let worst: DangerReading | undefined;
    for (const part of this.parts(text)) {
      const reading = this.judge(part);
      if (reading.urgent) return reading;
      if (!worst || reading.score - reading.threshold > worst.score - worst.threshold) worst = reading;
    }
    return worst ?? { urgent: false, words: [], score: -1, threshold: DANGER_THRESHOLDS.nobody, signals: [] };
  }

  /** The whole message where it is short, then windows over it that end with sentences where they can: each made when it is asked for. */
  private *parts(text: string): Generator<Part> {
    const all = this.read(text);
    if (all.length === 0) return;
    const whole = all.length <= WINDOW ? { text: text.trim(), words: all, beside: false } : undefined;
    const isReal = (part: Part) => !this.judge(part).signals.some(({ signal }) => NOT_NOW.includes(signal));
    if (whole) {
      yield whole;
      // "Is bruising a sign, there are finger marks on him": what is asked first takes nothing back. Read as a message of its own.
      const after = { text: '', words: this.read(toldAfterQuestion(text.slice(0, LONGEST_ASKED))), beside: false };
      if (after.words.length > 3 && isReal(after)) yield after;
      // "A girl is being hurt right now, what are the signs": what is asked at the end speaks not against what was told.
      const told = text.replace(ASKED_LAST, '');
      if (told.length < text.length && isReal(whole)) yield { text: '', words: this.read(told), beside: true };
    }
    const beside = whole !== undefined;
    const sentences = sentencesOf(text).map((sentence) => ({ text: sentence, words: this.read(sentence), beside }));
    if (sentences.length < 2 && beside) return;
    for (const [i, sentence] of sentences.entries()) {
      const pair = [...sentence.words, ...(sentences[i + 1]?.words ?? [])];
      if (sentence.words.length > 3) yield* windows(sentence);
      if (i + 1 < sentences.length && pair.length <= WINDOW && sentences.length > 2)
        yield { text: '', words: pair, beside };
    }
  }

  private judge({ text, words, beside }: Part): DangerReading {
    const judged = this.judged(text, words);
    const threshold = thresholdFor(judged, words.length, beside);
    return { ...judged, urgent: judged.score > threshold, words, threshold };
  }
}

function thresholdFor({ signals, byWords }: Judged, words: number, beside: boolean): number {
  const has = (names: readonly Signal[]) => signals.some(({ signal }) => names.includes(signal));
  const against = signals.filter(({ signal }) => AGAINST.includes(signal)).length;
  const alone = byWords === undefined ? READ_ALONE.byWords : READ_ALONE.heard;
  const more = beside ? alone : 0;
  if (has(['framed'])) return DANGER_THRESHOLDS.framed;
  if (against === 1 && has(['everyday']) && has(CHILD) && has(OUTRIGHT))
    return more + DANGER_THRESHOLDS.harmOnAnOrdinaryDay;
  if (against > 0) return more + (against > 1 ? DANGER_THRESHOLDS.againstTwice : DANGER_THRESHOLDS.against);
  const child = has(CHILD);
  if (has(['danger-named'])) return child ? DANGER_THRESHOLDS.namedChild : DANGER_THRESHOLDS.named;
  const outright = has(OUTRIGHT);
  if (words <= TELEGRAM && !beside && child && outright)
    return has(['plea']) ? DANGER_THRESHOLDS.telegraphicPlea : DANGER_THRESHOLDS.telegraphic;
  if (has(HARM) && has(WHO) && has(WHEN)) return child ? DANGER_THRESHOLDS.allThereChild : DANGER_THRESHOLDS.allThere;
  if (child && outright) return more + (has(WHEN) ? DANGER_THRESHOLDS.childHarmedNow : DANGER_THRESHOLDS.childHarmed);
  if ((child || has(WHO)) && has(WHEN) && !has(HARM)) return more + DANGER_THRESHOLDS.somebodyNow;
  if (child || has(WHO) || outright) return more + DANGER_THRESHOLDS.somebody;
  return more + DANGER_THRESHOLDS.nobody;
}

function windows(sentence: Part): Part[] {
  const { words } = sentence;
  if (words.length <= WINDOW) return [sentence];
  const parts: Part[] = [];
  for (let at = 0; at < words.length - STEP; at += STEP)
    parts.push({ text: '', words: words.slice(at, at + WINDOW), beside: false });
  return parts;
}
