import type { Knowledge } from '../knowledge/knowledge';
import { editDistance, editsForgiven, lettersOf, mayBeNear } from './spelling';
import { startingHere, wordsOf } from './words';

/** Something that a question names: a contact, a website, a place that the leaflet does not list, a telephone number of nobody's. */
export interface Mention {
  readonly kind: 'contact' | 'website' | 'unlisted-place' | 'unknown-number';
  /** Ids of contacts or websites (two for "police"); empty for the other kinds. */
  readonly ids: readonly string[];
  /** As it is shown: the gazetteer's spelling for an unlisted place. */
  readonly label: string;
  /** Position among the words: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** True for a place (a locality, or one that is not listed). */
  readonly place: boolean;
  /** True when it was found by a number: "whose number is 01236 638700?". */
  readonly byNumber: boolean;
  /** True for a circumstance ("the office is shut"): it says which contact, once one is asked for, and asks for none by itself. */
  readonly weak: boolean;
}

interface Name {
  readonly words: readonly string[];
  readonly kind: 'contact' | 'website' | 'unlisted-place';
  readonly ids: readonly string[];
  readonly label: string;
  readonly place: boolean;
  readonly weak: boolean;
}

/** A telephone number in a text, loosely: the whole run is then compared by its digits alone. */
const NUMBER = /(?:\+\s?44|0)[\d\s().-]{7,16}\d/g;
/** Before the last digits of a number: "ends in 8200". */
const ENDING = new Set(['end', 'ends', 'ending', 'finishes', 'finishing', 'digits']);
/** Stands for a telephone number among the words. */
const NUMBER_WORD = '0number0';

/** What follows a place's name when it is no place: a street, a football club. */
const NOT_A_PLACE_AFTER = new Set(
  'road rd street st avenue ave drive crescent lane terrace gardens grove fc football athletic united'.split(' '),
);
const NOBODY: readonly string[] = [];
/** Shorter names lie too near to too many words. */
const SHORTEST_MISSPELT = 5;
/** What stands before a surname. */
const TITLE_BEFORE = new Set('mr mrs ms miss dr doctor pc sgt sergeant constable inspector councillor cllr'.split(' '));

/** A number's digits as they are dialled here: "+44 (0)1236 ..." and "0044 1236 ..." begin with 01236. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^(?:00)?440?/, '0');
}

/** Finds what a question names. Built once for each version of the content. */
export class MentionFinder {
  private readonly byFirst = new Map<string, Name[]>();
  private readonly single: { readonly name: Name; readonly word: string; readonly letters: number }[] = [];
  private readonly remembered = new Map<string, Name | undefined>();
  private readonly byDigits: ReadonlyMap<string, string>;

  /**
   * @param expand writes out abbreviations, as for the questions themselves
   * @param isKnown whether a word is a word in its own right, and so never a misspelt name
   */
  constructor(
    knowledge: Knowledge,
    private readonly expand: (words: readonly string[]) => readonly string[],
    private readonly isKnown: (word: string) => boolean,
  ) {
    const add = (name: string, rest: Omit<Name, 'words'>) => {
      const words = this.expand(wordsOf(name));
      const first = words[0];
      if (first === undefined) return;
      const entry = { words, ...rest };
      const entries = this.byFirst.get(first) ?? [];
      entries.push(entry);
      entries.sort((a, b) => b.words.length - a.words.length);
      this.byFirst.set(first, entries);
      if (words.length === 1 && first.length >= SHORTEST_MISSPELT && !rest.weak)
        this.single.push({ name: entry, word: first, letters: lettersOf(first) });
    };
    // A place that the leaflet itself speaks of (whose material it is) is no place that somebody asks a number for.
    const spokenOf = ` ${wordsOf(knowledge.source).join(' ')} `;
    for (const place of knowledge.language.unlistedPlaces) {
      if (spokenOf.includes(` ${wordsOf(place).join(' ')} `)) continue;
      add(place, { kind: 'unlisted-place', ids: [], label: place, place: true, weak: false });
    }
    for (const { id, role, names, circumstances } of knowledge.contacts) {
      const place = role === 'locality';
      for (const name of names) add(name, { kind: 'contact', ids: [id], label: name, place, weak: false });
      for (const name of circumstances) add(name, { kind: 'contact', ids: [id], label: name, place, weak: true });
    }
    for (const group of knowledge.contactGroups)
      for (const name of group.names)
        add(name, { kind: 'contact', ids: group.contacts, label: name, place: false, weak: false });
    for (const website of knowledge.websites.filter(({ listed }) => listed))
      for (const name of website.names)
        add(name, { kind: 'website', ids: [website.id], label: name, place: false, weak: false });
    this.byDigits = new Map(
      knowledge.contacts.map((contact) => [digitsOf(contact.block.number.text), contact.id] as const),
    );
  }

  /** A text with each telephone number replaced by a word, and the numbers' digits in order. */
  liftNumbers(text: string): { text: string; digits: string[] } {
    const digits: string[] = [];
    const lifted = text.replace(NUMBER, (found) => {
      digits.push(digitsOf(found));
      return ` ${NUMBER_WORD} `;
    });
    return { text: lifted, digits };
  }

  /** What the words name, from left to right, the longest name first; `digits` are the lifted numbers. */
  find(words: readonly string[], digits: readonly string[]): Mention[] {
    const mentions: Mention[] = [];
    let number = 0;
    for (let at = 0; at < words.length; ) {
      const word = words[at] ?? '';
      const whole = word === NUMBER_WORD;
      const shortest = words.slice(Math.max(0, at - 2), at).some((before) => ENDING.has(before)) ? 4 : 6;
      const ids = whole ? this.owners(digits[number] ?? '') : this.partOwners(word, shortest);
      if (whole || ids.length > 0) {
        if (whole) number += 1;
        const kind = ids.length > 0 ? 'contact' : 'unknown-number';
        mentions.push({ kind, ids, label: '', place: false, weak: false, start: at, end: at + 1, byNumber: true });
        at += 1;
        continue;
      }
      const name = startingHere(this.byFirst.get(word), words, at) ?? this.misspelt(word);
      if (name && !this.isNoPlace(name, words, at)) {
        const { words: named, kind, ids, label, place, weak } = name;
        mentions.push({ kind, ids, label, place, weak, start: at, end: at + named.length, byNumber: false });
        at += named.length;
      } else at += name ? name.words.length : 1;
    }
    return mentions;
  }

  private owners(digits: string): string[] {
    const id = this.byDigits.get(digits);
    return id ? [id] : [];
  }

  /** The contacts whose number is this, or begins with this area code, or ends in these digits, `shortest` of them or more. */
  private partOwners(word: string, shortest: number): readonly string[] {
    if (!/^\d{3,11}$/.test(word)) return NOBODY;
    return [...this.byDigits].flatMap(([digits, id]) =>
      digits === word ||
      (word.length >= 4 && digits.startsWith(word)) ||
      (word.length >= shortest && digits.endsWith(word))
        ? [id]
        : [],
    );
  }

  /** The one name that a word may be a misspelling of; none when two different ones are as near. */
  private misspelt(word: string): Name | undefined {
    if (editsForgiven(word.length) === 0 || this.isKnown(word)) return undefined;
    if (this.remembered.has(word)) return this.remembered.get(word);
    const name = this.nearest(word);
    if (this.remembered.size < 10_000) this.remembered.set(word, name);
    return name;
  }

  private nearest(word: string): Name | undefined {
    const most = editsForgiven(word.length);
    const own = lettersOf(word);
    let best: Name | undefined;
    let distance = most + 1;
    let tied = false;
    for (const { name, word: target, letters } of this.single) {
      if (!mayBeNear(own, letters, most)) continue;
      const edits = editDistance(word, target, Math.min(most, distance, editsForgiven(target.length)));
      if (edits === undefined) continue;
      const same = best !== undefined && best.kind === name.kind && best.ids.join() === name.ids.join();
      if (edits < distance) {
        best = name;
        distance = edits;
        tied = false;
      } else if (edits === distance && !same) tied = true;
    }
    return tied ? undefined : best;
  }

  private isNoPlace(name: Name, words: readonly string[], at: number): boolean {
    if (!name.place) return false;
    return (
      NOT_A_PLACE_AFTER.has(words[at + name.words.length] ?? '') || (at > 0 && TITLE_BEFORE.has(words[at - 1] ?? ''))
    );
  }
}

/** The words with each mention that a classifier should not learn by heart replaced by what kind of thing it is. */
export function maskMentions(words: readonly string[], mentions: readonly Mention[]): readonly string[] {
  if (mentions.length === 0) return words;
  // Not pushed word by word from a spread: a message may hold more words than a call takes arguments.
  const parts: (readonly string[])[] = [];
  let at = 0;
  for (const mention of mentions) {
    parts.push(words.slice(at, mention.start));
    if (mention.place && !mention.weak) parts.push(['placename']);
    else if (mention.kind === 'unknown-number' || (mention.byNumber && mention.label === '')) parts.push([NUMBER_WORD]);
    else if (mention.kind === 'website') parts.push(['websitename']);
    else parts.push(words.slice(mention.start, mention.end));
    at = mention.end;
  }
  parts.push(words.slice(at));
  return parts.flat();
}
