import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { plainFeedbackRow } from './block-kit-extras';
import { cardLimits } from './card-limits';
import { escapeMrkdwn, mrkdwnWouldEat } from './escape';

/** The kinds of block that every Slack client has drawn for years. */
const OLD = new Set(['section', 'actions', 'context', 'divider', 'header', 'image', 'input']);

/** The newer kinds among these blocks: those that an older or stranger Slack may refuse. */
export function newerKinds(blocks: readonly KnownBlock[]): string[] {
  return [...new Set(blocks.map(({ type }) => type))].filter((type) => !OLD.has(type));
}

/**
 * The same words, numbers and buttons with no newer block in them than `stays` lets through: rich text and alerts become sections.
 * Feedback buttons become plain ones. Pure; nothing is cut.
 */
export function toPlainBlocks(
  blocks: readonly KnownBlock[],
  stays: (kind: string) => boolean = () => false,
): KnownBlock[] {
  return blocks.flatMap((block) => (OLD.has(block.type) || stays(block.type) ? [block] : plainOf(block)));
}

function plainOf(block: KnownBlock): KnownBlock[] {
  switch (block.type) {
    case 'alert':
      return block.text.type === 'plain_text' && block.text.text.length <= cardLimits.slack.header
        ? [{ type: 'header', text: block.text }]
        : [{ type: 'section', text: block.text }];
    case 'rich_text':
      return block.elements.flatMap(plainElement);
    case 'context_actions':
      return plainFeedbackRow(block);
    default:
      return [];
  }
}

function plainElement(element: RichTextBlock['elements'][number]): KnownBlock[] {
  if (element.type === 'rich_text_list') {
    return sections(element.elements.map((item) => [{ type: 'text', text: '• ' }, ...item.elements]));
  }
  return sections([element.elements]);
}

/** As few sections as Slack's limit allows, a line for each run of inline elements. */
function sections(lines: readonly (readonly RichTextElement[])[]): KnownBlock[] {
  // mrkdwn shows links and bold words, but eats some marks: then the words come first, as plain text.
  const plain = lines.map((line) => line.map(wordsOf).join(''));
  const mrkdwn = lines.map((line) => line.map(mrkdwnOf).join(''));
  const inMrkdwn =
    lines.some((line) => line.some(isStyled)) &&
    !plain.some(eaten) &&
    mrkdwn.every(({ length }) => length <= cardLimits.slack.section);
  return packed(inMrkdwn ? mrkdwn : plain).map((text) => ({
    type: 'section',
    text: inMrkdwn ? { type: 'mrkdwn', text, verbatim: true } : { type: 'plain_text', text, emoji: false },
  }));
}

function packed(lines: readonly string[]): string[] {
  const limit = cardLimits.slack.section;
  const texts: string[] = [];
  for (const line of lines.flatMap((whole) => parted(whole, limit))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= limit) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}

/** A line in pieces that keep to the limit, parted at white space where there is any. */
function parted(line: string, limit: number): string[] {
  if (line.length <= limit) return [line];
  const space = line.lastIndexOf(' ', limit);
  const end = space > 0 ? space : limit;
  return [line.slice(0, end), ...parted(line.slice(end).trimStart(), limit)];
}

function isStyled(inline: RichTextElement): boolean {
  return inline.type === 'link' || (inline.type === 'text' && inline.style?.bold === true);
}

/** At the start of a line mrkdwn reads even an escaped `>` as a quote. */
function eaten(words: string): boolean {
  return mrkdwnWouldEat(words) || words.startsWith('>');
}

function wordsOf(inline: RichTextElement): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'link' ? (inline.text ?? inline.url) : '';
}

function mrkdwnOf(inline: RichTextElement): string {
  const words = escapeMrkdwn(wordsOf(inline));
  if (inline.type === 'link') return `<${escapeMrkdwn(inline.url)}|${words}>`;
  return inline.type === 'text' && inline.style?.bold && words !== '' ? `*${words}*` : words;
}
