import type { Knowledge } from '../knowledge/knowledge';
import { ENGLISH_WORDS } from './english-words';
import { editDistance, editsForgiven, lettersOf, mayBeNear, Spelling } from './spelling';
import type { WordVectors } from './word-vectors';
import { type Correction, Expander, wordsOf } from './words';

/** How a text is read: its words with abbreviations and dialect written out, and misspellings corrected. */
export interface ReadText {
  readonly words: readonly string[];
  readonly corrections: readonly Correction[];
  /** Abbreviations and dialect, written out. */
  readonly expansions: readonly Correction[];
}

/** Turns texts into the words that everything learned is built on: the same way for examples and for questions. */
export class Reader {
  private readonly expander: Expander;
  private readonly spelling: Spelling;
  /** How often each word stands in the content; a slip that several writers made counts once. */
  readonly frequencies: ReadonlyMap<string, number>;
  private readonly gazetteer: ReadonlySet<string>;

  /** @param frequencies those of a reader of the same content, which take a tenth of a second to count */
  constructor(
    knowledge: Knowledge,
    private readonly vectors: WordVectors,
    frequencies?: ReadonlyMap<string, number>,
  ) {
    const { language } = knowledge;
    this.expander = new Expander(new Map([...language.expansions, ...language.misspellings]));
    this.gazetteer = new Set(language.unlistedPlaces.flatMap((place) => wordsOf(place)));
    // Only what two writers used, or the leaflet itself, is a spelling to correct towards: an example may hold a slip on purpose.
    const leaflet = new Set(this.plain(knowledge.source));
    const names = new Set(
      [...knowledge.contacts, ...knowledge.websites].flatMap(({ names: all }) => all.flatMap(wordsOf)),
    );
    const isWord = (word: string) => leaflet.has(word) || names.has(word) || this.isEnglish(word);
    this.frequencies = frequencies ?? this.count(knowledge, leaflet, isWord);
    const trusted = new Map([...this.frequencies].filter(([word, times]) => isWord(word) || times > 2));
    this.spelling = new Spelling(trusted, (word) => this.isEnglish(word) || this.gazetteer.has(word));
  }

  private count(
    knowledge: Knowledge,
    leaflet: ReadonlySet<string>,
    isWord: (word: string) => boolean,
  ): ReadonlyMap<string, number> {
    const frequencies = new Map<string, number>();
    const names = [...knowledge.contacts, ...knowledge.websites].flatMap((one) => one.names);
    for (const text of [knowledge.source, ...names, ...allUtterances(knowledge)])
      for (const word of this.plain(text)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    // A slip that several writers made ("explotation") is none the less a slip.
    const printed = [...leaflet].map((word) => ({ word, letters: lettersOf(word) }));
    for (const [word, times] of frequencies)
      if (times > 2 && !isWord(word) && isSlipOf(word, printed)) frequencies.set(word, 1);
    return frequencies;
  }

  /** Whether a word is an English word or a place of the gazetteer, and so no misspelling. */
  isKnown(word: string): boolean {
    return this.isEnglish(word) || this.gazetteer.has(word) || (this.frequencies.get(word) ?? 0) > 2;
  }

  private isEnglish(word: string): boolean {
    return this.vectors.has(word) || ENGLISH_WORDS.has(word);
  }

  /** A text's words with abbreviations written out and no spelling corrected: as examples are read. */
  plain(text: string): readonly string[] {
    return this.expand(wordsOf(text));
  }

  /** @param noted what was written out is put down here, for explanations */
  expand(words: readonly string[], noted?: Correction[]): string[] {
    const expanded = this.expander.expand(words, noted);
    expanded.forEach((word, at) => {
      const whole = `${word}g`;
      // "Takin": what Scots and thumbs leave out.
      if (!word.endsWith('in') || this.isEnglish(word) || !this.isEnglish(whole) || this.gazetteer.has(word)) return;
      noted?.push({ from: word, to: whole });
      expanded[at] = whole;
    });
    return expanded;
  }

  /** A question's words, corrected. */
  read(text: string): ReadText {
    const corrections: Correction[] = [];
    const expansions: Correction[] = [];
    const words = this.expand(wordsOf(text), expansions);
    words.forEach((word, at) => {
      const corrected = this.spelling.correct(word);
      if (corrected === word) return;
      corrections.push({ from: word, to: corrected });
      words[at] = corrected;
    });
    return {
      words: corrections.length > 0 ? this.expand(words, expansions) : words,
      corrections,
      expansions,
    };
  }
}

/** Whether a word is a misspelling of one of these. */
function isSlipOf(word: string, words: readonly { readonly word: string; readonly letters: number }[]): boolean {
  const most = editsForgiven(word.length);
  const own = lettersOf(word);
  const isNear = (other: (typeof words)[number]) =>
    mayBeNear(own, other.letters, most) && editDistance(word, other.word, most) !== undefined;
  return most > 0 && words.some(isNear);
}

/** Every utterance that the content brings, whatever it is an example of. */
export function allUtterances(knowledge: Knowledge): string[] {
  return [
    ...[...knowledge.topics, ...knowledge.contacts, ...knowledge.websites].flatMap(({ examples }) => examples),
    ...knowledge.contactList.examples,
    ...knowledge.websiteList.examples,
    ...knowledge.help,
    ...knowledge.privacy,
    ...knowledge.background,
    ...knowledge.danger.urgent,
    ...knowledge.danger.calm,
  ];
}
