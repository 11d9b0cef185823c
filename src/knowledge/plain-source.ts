/** The source as a reader sees it, with the way back to the published text. */
export interface PlainSource {
  /** One line: marks dropped, white space collapsed, "and/ or" mended to "and/or". */
  readonly text: string;
  /** For each UTF-16 unit of `text`, its offset in the source. */
  readonly offsets: readonly number[];
  /** Offsets in `text` where a sentence, list item or line begins, and the end of the text. */
  readonly edges: ReadonlySet<number>;
  /** Offsets in `text` that no single run may cross: the beginnings of list items and of new paragraphs. */
  readonly breaks: readonly number[];
}

const LINK = /\[([^\]\n]*)\]\([^)\s]*\)/y;
const GAP = /\s+/y;
const LIST_MARK = /[-*•]\s+/y;
const HEADING_MARK = /#{1,6}\s+/y;
/** A line that stops in mid-sentence before a blank line is a slip of wrapping when it is longer than any heading is. */
const LONG_LINE = 100;

/** Lays a published text out plainly. Handles `**emphasis**`, `[link](address)`, list and heading marks, and both line endings. */
export function plainSource(source: string): PlainSource {
  let text = '';
  const offsets: number[] = [];
  const edges = new Set<number>([0]);
  const breaks: number[] = [];
  let lineStart = 0;
  const emit = (char: string, offset: number) => {
    text += char;
    offsets.push(offset);
  };
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };

  for (let at = 0, fresh = true; at < source.length; ) {
    const gap = match(GAP, at)?.[0];
    if (gap) {
      const isSlip = /[^\s/]\/$/.test(text);
      if (text !== '' && !isSlip && !text.endsWith(' ')) emit(' ', at);
      at += gap.length;
      const newlines = gap.split('\n').length - 1;
      fresh = newlines > 0 || (fresh && text === '');
      if (newlines > 0 && text !== '' && !isSlip) {
        const before = text.slice(lineStart).trim();
        const isBrokenSentence = before.length > LONG_LINE && !/[.?!:;]['")]*$/.test(before);
        const isItem = match(LIST_MARK, at) !== null;
        if (isItem || (newlines > 1 && !isBrokenSentence)) breaks.push(text.length);
        edges.add(text.length);
        lineStart = text.length;
      }
      continue;
    }
    const mark = fresh ? (match(LIST_MARK, at) ?? match(HEADING_MARK, at))?.[0] : undefined;
    fresh = false;
    if (mark) {
      at += mark.length;
      continue;
    }
    const link = match(LINK, at);
    if (link) {
      for (const [index, char] of (link[1] ?? '').split('').entries()) emit(char, at + 1 + index);
      at += link[0].length;
      continue;
    }
    const char = source[at] ?? '';
    if (char !== '*') emit(char, at);
    at += 1;
  }
  for (const end of text.matchAll(/[.?!]['")\]]*\s/g)) edges.add(end.index + end[0].length);
  edges.add(text.trimEnd().length);
  return { text, offsets, edges, breaks };
}
