import type { Span } from '../answering/answer';
import { likeness } from './likeness';
import { type PlainSource, plainSource } from './plain-source';

/** A sentence, list item or line of the source as a reader sees it, with its place. */
export interface SourceUnit {
  readonly text: string;
  readonly span: Span;
  readonly line: number;
}

/** How close two printed things must stand: `side-by-side` with nothing but white space between, or in one `paragraph`. */
export type Closeness = 'side-by-side' | 'paragraph';

/** The least likeness worth a hint. */
const LIKE = 0.25;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The leaflet as published, to find displayed words in, to the letter. White space, emphasis marks, link marks and the slips
 * of line wrapping ("and/ or", a paragraph broken in mid-sentence) of the source aside; the displayed words carry none of them.
 */
export class SourceText {
  readonly source: string;
  /** All sentences, list items and lines, in order. */
  readonly units: readonly SourceUnit[];
  readonly #plain: PlainSource;

  constructor(source: string) {
    this.source = source;
    this.#plain = plainSource(source);
    const edges = [...this.#plain.edges].sort((a, b) => a - b);
    this.units = edges.slice(0, -1).flatMap((start, index) => {
      const text = this.#plain.text.slice(start, edges[index + 1]).trim();
      const span = this.#spanOf(start, start + text.length);
      return text ? [{ text, span, line: this.lineOf(span.start) }] : [];
    });
  }

  /** Every place where the words stand, in order. `whole`: they must begin and end where a sentence or a line does. */
  findAll(words: string, whole: boolean): Span[] {
    const { text, edges, breaks } = this.#plain;
    const spans: Span[] = [];
    if (words === '' || words !== words.trim()) return spans;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const end = at + words.length;
      const isEdge = (offset: number) => edges.has(offset) || (text[offset] === ' ' && edges.has(offset + 1));
      if (whole ? !edges.has(at) || !isEdge(end) : this.#cutsWord(at) || this.#cutsWord(end)) continue;
      if (breaks.some((offset) => at < offset && offset < end)) continue;
      spans.push(this.#spanOf(at, end));
    }
    return spans;
  }

  /** The places of two printed things that belong together, the first before the second; the closest pair where there are several. */
  findTogether(first: string, second: string, closeness: Closeness): readonly [Span, Span] | undefined {
    const far = closeness === 'side-by-side' ? /[^\s*]/ : /\n\s*\n/;
    const pairs = this.findAll(first, false).flatMap((a) =>
      this.findAll(second, false)
        .filter((b) => b.start >= a.end && !far.test(this.source.slice(a.end, b.start)))
        .map((b) => [a, b] as const),
    );
    return pairs.sort(([a, b], [c, d]) => b.start - a.end - (d.start - c.end))[0];
  }

  /** The sentence or line of the source that is most like these words; undefined when none is like them. */
  nearest(words: string): SourceUnit | undefined {
    let best: SourceUnit | undefined;
    let most = LIKE;
    for (const unit of this.units) {
      const score = likeness(unit.text, words);
      if (score > most) [best, most] = [unit, score];
    }
    return best;
  }

  /** The line of source.txt on which an offset stands, from 1. */
  lineOf(offset: number): number {
    return this.source.slice(0, offset).split('\n').length;
  }

  /** Offsets in the source of the letters and digits that a reader sees between two offsets of it. */
  lettersIn(span: Span): number[] {
    return this.#plain.offsets.filter(
      (offset, index) => offset >= span.start && offset < span.end && WORD.test(this.#plain.text[index] ?? ''),
    );
  }

  #spanOf(start: number, end: number): Span {
    const { offsets } = this.#plain;
    return { start: offsets[start] ?? this.source.length, end: (offsets[end - 1] ?? this.source.length - 1) + 1 };
  }

  #cutsWord(offset: number): boolean {
    const { text } = this.#plain;
    return WORD.test(text[offset - 1] ?? '') && WORD.test(text[offset] ?? '');
  }
}
