import type { Answer } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import {
  type Audience,
  type ButtonGroup,
  contactLine,
  type LaidBlock,
  type Layout,
  layOut,
  websiteLine,
} from './layout';

/** About as much as the toast of a phone shows. */
const SUMMARY_LENGTH = 150;

/**
 * The whole answer as plain text, with no mark-up of any platform: for the terminal, for notifications and for people
 * who can't see the card. Each number stands on the line of its own name; parts are set off by empty lines.
 */
export function renderText(answer: Answer, audience: Audience): string {
  return textOf(layOut(answer, audience));
}

/** {@link renderText} of what is laid out already. */
export function textOf(layout: Layout): string {
  const parts: string[] = [];
  for (const section of layout.sections) {
    parts.push(section.title, ...joinHeadings(section.blocks));
  }
  if (layout.choices) parts.push(buttonLines(layout.choices, (n, label) => `${n}. ${label}`));
  parts.push(...layout.notes);
  if (layout.related) parts.push(buttonLines(layout.related, (_, label) => `- ${label}`));
  parts.push(layout.closing, layout.source.join('\n'));
  return parts.filter((part) => part !== '').join('\n\n');
}

/**
 * The answer in a line, for the toast of a notification: its first lines, whole, as many as stay short; of an urgent
 * answer the title and the numbers. Longer than 150 characters only when the title alone is.
 *
 * @param text all of it, as {@link textOf} gives it
 */
export function summaryOf(layout: Layout, text: string): string {
  const first = layout.sections.find((section) => section.urgent);
  const lines = first
    ? [
        first.title,
        ...first.blocks.flatMap((block) => (block.kind === 'contacts' ? block.contacts.map(contactLine) : [])),
      ]
    : text.split('\n');
  const [title = '', ...rest] = lines.filter((line) => line !== '');
  let summary = title;
  for (const line of rest) {
    const longer = `${summary}${MESSAGES['closing.join']}${line}`;
    if (longer.length > SUMMARY_LENGTH) break;
    summary = longer;
  }
  return summary;
}

/** A heading stands right above what it heads. */
function joinHeadings(blocks: readonly LaidBlock[]): string[] {
  const parts: string[] = [];
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading += `${block.text}\n`;
    } else {
      parts.push(heading + blockText(block));
      heading = '';
    }
  }
  return heading === '' ? parts : [...parts, heading.trimEnd()];
}

function blockText(block: Exclude<LaidBlock, { kind: 'heading' }>): string {
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'contacts':
      return block.contacts.map(contactLine).join('\n');
    case 'websites':
      return block.websites.map(websiteLine).join('\n');
    default:
      return block.text;
  }
}

function buttonLines(group: ButtonGroup, line: (n: number, label: string) => string): string {
  return [group.title, ...group.buttons.map((button) => line(button.n, button.label))].join('\n');
}
