import type { LeafletRun, OurRun, Span, Text } from '../answering/answer';
import { type Problems, quote } from './problems';
import type { Closeness, SourceText } from './word-for-word';

const NOWHERE: Span = { start: 0, end: 0 };

/** Where words of the content are written. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Tags words as the leaflet's, with their place in source.txt, or as ours. Words that should stand in the source and don't are problems. */
export class Tagger {
  /** Places in the source that a problem has pointed at already: they need no second one for being shown nowhere. */
  readonly pointedAt: Span[] = [];
  readonly #source: SourceText;
  readonly #problems: Problems;

  constructor(source: SourceText, problems: Problems) {
    this.#source = source;
    this.#problems = problems;
  }

  /** Whole sentences or lines of the leaflet; a part of one, such as the publisher's name, with `whole` false. */
  leaflet(words: string, place: Place, whole = true): LeafletRun {
    const text = oneLine(words);
    const span = this.#source.findAll(text, whole)[0];
    return { from: 'leaflet', text, span: span ?? this.#missing(text, place) };
  }

  /** A title: the leaflet's where it stands there as a line, else ours. */
  title(words: string, ourId: string): Text {
    const text = oneLine(words);
    const span = this.#source.findAll(text, true)[0];
    return [span ? { from: 'leaflet', text, span } : { from: 'ours', text, id: ourId }];
  }

  /** Words of the leaflet's owners. */
  ours(words: string, id: string): OurRun {
    return { from: 'ours', text: oneLine(words), id };
  }

  /** A printed name and its number or address: both must stand in the source, and together. */
  pair(name: string, number: string, place: Place, closeness: Closeness): readonly [LeafletRun, LeafletRun] {
    const [first, second] = [oneLine(name), oneLine(number)];
    const spans = this.#source.findTogether(first, second, closeness);
    if (!spans && this.#source.findAll(first, false).length > 0 && this.#source.findAll(second, false).length > 0) {
      const distance = closeness === 'paragraph' ? 'in the same paragraph' : 'side by side';
      this.#problems.add(
        place.file,
        place.line,
        `${quote(first)} and ${quote(second)} do not stand ${distance} in source.txt`,
        'put the name and what is printed beside it together',
      );
      return [run(first, NOWHERE), run(second, NOWHERE)];
    }
    if (!spans) return [this.leaflet(first, place, false), this.leaflet(second, place, false)];
    return [run(first, spans[0]), run(second, spans[1])];
  }

  #missing(text: string, place: Place): Span {
    const nearest = this.#source.nearest(text);
    if (nearest) this.pointedAt.push(nearest.span);
    const hint = nearest ? `; nearest is ${quote(nearest.text)} (source.txt:${nearest.line})` : '';
    const isPart = this.#source.findAll(text, false).length > 0;
    const what = isPart ? 'is only a part of a sentence of source.txt' : 'does not stand in source.txt';
    this.#problems.add(place.file, place.line, `${quote(text)} ${what}${hint}`, 'copy the leaflet to the letter');
    return NOWHERE;
  }
}

function run(text: string, span: Span): LeafletRun {
  return { from: 'leaflet', text, span };
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
