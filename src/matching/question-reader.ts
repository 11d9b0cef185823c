import type { Knowledge } from '../knowledge/knowledge';
import { type Mention, MentionFinder, maskMentions } from './mentions';
import { Reader, type ReadText } from './reader';
import type { WordVectors } from './word-vectors';

const ASKING = new Set('what who whose which where when how is are was do does did can could has have'.split(' '));

/** A text as the matcher sees it. */
export interface ReadQuestion extends ReadText {
  readonly mentions: readonly Mention[];
  /** The words with names replaced by what kind of thing they are: what the classifier learns and reads. */
  readonly masked: readonly string[];
  /** Whether it is put as a question: a question mark, or a word that asks at its start. */
  readonly asks: boolean;
}

/**
 * A "no" that takes back what was said, by its comma, by the dots before it or by being said twice, written as "sorry": "Airdrie, no, Bellshill" denies
 * Airdrie, where the Scots "no Airdrie, Bellshill" denies what follows.
 */
function markInterjections(text: string): string {
  return text.replace(
    /(?:\.{2,3}|\u2026) {0,3}(?:no|naw)\b|\b(?:no|naw|nah|nope)\s{0,3}[,;:.!]|\b(no|naw) \1\b,?/gi,
    ' sorry, ',
  );
}

/** The words with each mention of the leaflet's subject as its short name: every topic is about it, so it must not weigh as three words. */
function shorten(words: readonly string[], [short, long]: readonly [string, readonly string[]]): readonly string[] {
  if (!words.includes(long[0] ?? '') || !words.includes(long.at(-1) ?? '')) return words;
  const shortened: string[] = [];
  for (let at = 0; at < words.length; ) {
    const here = long.length > 1 && long.every((word, i) => words[at + i] === word);
    shortened.push(here ? short : (words[at] ?? ''));
    at += here ? long.length : 1;
  }
  return shortened;
}

/** Reads questions and examples alike: abbreviations, spelling, names. Built once for each version of the content. */
export class QuestionReader {
  readonly reader: Reader;
  private readonly finder: MentionFinder;
  private readonly subject: readonly [short: string, words: readonly string[]];

  /** @param frequencies as {@link Reader} takes them */
  constructor(knowledge: Knowledge, vectors: WordVectors, frequencies?: ReadonlyMap<string, number>) {
    this.reader = new Reader(knowledge, vectors, frequencies);
    this.finder = new MentionFinder(
      knowledge,
      (words) => this.reader.expand(words),
      (word) => this.reader.isKnown(word),
    );
    const { command } = knowledge.leaflet;
    this.subject = [command, this.reader.expand([command])];
  }

  /**
   * @param correct false for examples: they are taken as they are written, slips and all
   * @param words reads a text's words, corrected
   */
  read(text: string, correct = true, words = (lifted: string) => this.reader.read(lifted)): ReadQuestion {
    const lifted = this.finder.liftNumbers(markInterjections(text));
    const read: ReadText = correct
      ? words(lifted.text)
      : { words: this.reader.plain(lifted.text), corrections: [], expansions: [] };
    const mentions = this.finder.find(read.words, lifted.digits);
    const asks = text.includes('?') || ASKING.has(read.words[0] ?? '');
    return { ...read, mentions, masked: shorten(maskMentions(read.words, mentions), this.subject), asks };
  }
}

/** A text as the sentence encoder reads it: abbreviations and dialect written out, and a question's misspellings corrected. */
export function forEncoder({ words, asks }: ReadQuestion): string {
  return `${words.join(' ')}${asks ? '?' : ''}`;
}
