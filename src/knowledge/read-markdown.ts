import MarkdownIt from 'markdown-it';
import type { Problems } from './problems';
import type { Place } from './tagger';

/** Words with the line on which they begin. */
interface LinedText {
  readonly text: string;
  readonly line: number;
}

/** What a body is made of, before its words are tagged. A `show` line draws contacts or websites: `{contacts: locality}`. */
export type RawBlock =
  | ({ readonly kind: 'heading' | 'paragraph' } & LinedText)
  | { readonly kind: 'list'; readonly items: readonly LinedText[] }
  | {
      readonly kind: 'show';
      readonly what: 'contacts' | 'websites' | 'website';
      readonly ids: readonly string[];
      readonly line: number;
    };

type Token = ReturnType<typeof markdown.parse>[number];

const markdown = new MarkdownIt('commonmark', { html: false });
const SHOW = /^\{(contacts|websites|website)(?::\s*([a-z0-9, -]+))?\}$/;
const KNOWN_TOKENS = new Set(
  ['heading', 'paragraph', 'list_item'].flatMap((construct) => [`${construct}_open`, `${construct}_close`]),
);
const ALLOWED = 'use headings (##), paragraphs, lists (-) and lines such as {contacts: locality} alone';

/**
 * Reads Markdown of the constructs that every platform can draw: `##` headings, paragraphs, flat bullet lists, `{...}` lines.
 * Emphasis marks are dropped; anything else is a problem with its line. `place.line` is the file's line on which the text begins.
 */
export function readMarkdown(text: string, place: Place, problems: Problems): RawBlock[] {
  const blocks: RawBlock[] = [];
  let items: LinedText[] | undefined;
  let line = place.line;
  let opener = '';
  const refuse = (what: string, todo = ALLOWED) => problems.add(place.file, line, what, todo);

  for (const token of markdown.parse(text, {})) {
    if (token.map) line = place.line + token.map[0];
    if (token.type === 'bullet_list_open') {
      if (items) refuse('a list stands inside a list');
      else items = [];
    } else if (token.type === 'bullet_list_close') {
      if (token.level > 0) continue;
      if (items?.length) blocks.push({ kind: 'list', items });
      items = undefined;
    } else if (token.type === 'heading_open' && (token.tag !== 'h2' || items)) {
      refuse('a heading is not of the second level', 'begin it with ## at the start of the line');
    } else if (token.type === 'inline') {
      const words = inlineWords(token, refuse);
      if (!items) blocks.push(...readBlock(opener, words, line, refuse));
      else if (opener === 'list_item_open') items.push({ text: words, line });
      else refuse('an item of a list has more than one paragraph', 'write each item as one paragraph');
    } else if (!KNOWN_TOKENS.has(token.type) && token.nesting >= 0) {
      refuse(
        `holds Markdown that a card cannot show (${token.type.replace(/_open$|_close$/, '').replaceAll('_', ' ')})`,
      );
    }
    // The paragraph inside an item must not hide that it is the item's first.
    if (!(token.type === 'paragraph_open' && opener === 'list_item_open')) opener = token.type;
  }
  return blocks;
}

type Refuse = (what: string, todo?: string) => void;

function readBlock(opener: string, text: string, line: number, refuse: Refuse): RawBlock[] {
  if (opener === 'heading_open') return [{ kind: 'heading', text, line }];
  if (!text.includes('{')) return [{ kind: 'paragraph', text, line }];
  const show = SHOW.exec(text);
  const what = show?.[1];
  const ids = (show?.[2] ?? '').split(',').flatMap((id) => id.trim() || []);
  if ((what === 'contacts' || what === 'website') && ids.length > 0) return [{ kind: 'show', what, ids, line }];
  if (what === 'websites' && ids.length === 0) return [{ kind: 'show', what, ids, line }];
  refuse(
    'a line in braces is not known',
    'write {contacts: ROLE, ROLE}, {websites} or {website: ID} on a line of its own, with an empty line before and after',
  );
  return [];
}

/** The plain words of a paragraph: emphasis dropped, the lines of one paragraph joined. */
function inlineWords(token: Token, refuse: Refuse): string {
  let words = '';
  for (const child of token.children ?? []) {
    if (child.type === 'text' || child.type === 'text_special') words += child.content;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') words += ' ';
    else if (child.type.startsWith('link')) {
      if (child.nesting === 1)
        refuse('holds a link', 'write its words alone, and show the address with a line {website: ID}');
    } else if (!/^(strong|em)_(open|close)$/.test(child.type)) {
      refuse(`holds Markdown that a card cannot show (${child.type.replaceAll('_', ' ')})`);
    }
  }
  return words;
}
