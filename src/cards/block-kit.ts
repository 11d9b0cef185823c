import type { ActionsBlock, ContextBlock, KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { Answer } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import { cardLimits } from './card-limits';
import { escapeMrkdwn, mrkdwnWouldEat } from './escape';
import {
  type Audience,
  type ButtonGroup,
  contactLine,
  type LaidBlock,
  type LaidContact,
  type LaidSection,
  type LaidWebsite,
  layOut,
} from './layout';
import { textOf } from './text';

/** A Slack message: `text` for notifications and screen readers (the whole answer, escaped), `blocks` to be seen. */
export interface BlockKitMessage {
  text: string;
  blocks: KnownBlock[];
}

/** What the ids of the rows begin with that hold a "did you mean": the answer to such a button takes the card's place. */
export const GUESSES = 'guesses';

/**
 * Draws an answer as Block Kit. Words stand in rich text or plain text, which Slack shows to the letter; only a number's
 * `tel:` link needs mrkdwn, the one place where Slack documents links of other schemes. Pure; nothing is cut: what
 * outgrows Slack's limits is found by checkFits before it is ever sent.
 */
export function renderBlockKit(answer: Answer, audience: Audience): BlockKitMessage {
  const layout = layOut(answer, audience);
  const blocks: KnownBlock[] = [];
  layout.sections.forEach((section, index) => {
    if (index > 0) blocks.push({ type: 'divider' });
    blocks.push(...drawSection(section));
  });
  if (layout.choices) blocks.push(...drawButtons(layout.choices, GUESSES));
  for (const note of layout.notes) blocks.push(richText({ type: 'rich_text_quote', elements: [literal(note)] }));
  if (layout.related) blocks.push(...drawButtons(layout.related));
  if (layout.closing !== '') blocks.push(context([layout.closing]));
  if (layout.source.length > 0) blocks.push(context(layout.source));
  return { text: escapeMrkdwn(textOf(layout)), blocks };
}

function drawSection(section: LaidSection): KnownBlock[] {
  const drawn = section.blocks.flatMap((block) => drawBlock(block, section.urgent));
  return section.title === '' ? drawn : [drawTitle(section), ...drawn];
}

/** A title is a header; the one above the emergency numbers an alert, with nothing in it that the numbers below it need. */
function drawTitle({ title, urgent }: LaidSection): KnownBlock {
  const text = { type: 'plain_text' as const, text: title, emoji: false };
  return urgent ? { type: 'alert', level: 'error', text } : { type: 'header', text };
}

function drawBlock(block: LaidBlock, urgent: boolean): KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(literal(block.text, true))];
    case 'paragraph':
      return [urgent ? urgentWords(block.text) : paragraph(literal(block.text))];
    case 'notice':
      if (block.style === 'urgent') return [urgentWords(block.text)];
      return [richText({ type: 'rich_text_quote', elements: [literal(block.text)] })];
    case 'list': {
      const elements = block.items.map((item) => section(literal(item)));
      return [richText({ type: 'rich_text_list', style: 'bullet', elements })];
    }
    case 'contacts':
      return block.contacts.map(drawContact);
    case 'websites':
      return block.websites.map(drawWebsite);
  }
}

/** Bold, behind the bar of a quote, with a beacon: not an alert block, whose words a client that doesn't know it would not show. */
function urgentWords(text: string): RichTextBlock {
  const beacon: RichTextElement = { type: 'emoji', name: 'rotating_light', unicode: '1f6a8' };
  return richText({ type: 'rich_text_quote', elements: [beacon, literal(' '), literal(text, true)] });
}

function drawContact(contact: LaidContact): KnownBlock {
  const { name, join, number, tel } = contact;
  if (tel === undefined || mrkdwnWouldEat(contactLine(contact))) {
    const named = name === '' ? [] : [literal(name, true), literal(join)];
    return paragraph(...named, literal(number));
  }
  const named = name === '' ? '' : `*${escapeMrkdwn(name)}*${escapeMrkdwn(join)}`;
  const text = `${named}<${tel}|${escapeMrkdwn(number)}>`;
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function drawWebsite({ name, address, url }: LaidWebsite): KnownBlock {
  const named = name === '' ? [] : [literal(name, true), literal(MESSAGES['contact.join'])];
  return paragraph(...named, url === undefined ? literal(address) : { type: 'link', url, text: address });
}

function drawButtons(group: ButtonGroup, id?: string): KnownBlock[] {
  const blocks: KnownBlock[] = [paragraph(literal(group.title, true))];
  for (let start = 0; start < group.buttons.length; start += cardLimits.slack.actions) {
    const row = actions(group.buttons.slice(start, start + cardLimits.slack.actions));
    blocks.push(id === undefined ? row : { ...row, block_id: `${id}:${start}` });
  }
  return blocks;
}

function actions(buttons: ButtonGroup['buttons']): ActionsBlock {
  return {
    type: 'actions',
    elements: buttons.map(({ n, label, value }) => ({
      type: 'button',
      action_id: `answer:${n}`,
      text: { type: 'plain_text', text: label, emoji: false },
      value,
    })),
  };
}

function context(lines: readonly string[]): ContextBlock {
  return { type: 'context', elements: lines.map((text) => ({ type: 'plain_text', text, emoji: false })) };
}

function paragraph(...elements: RichTextElement[]): RichTextBlock {
  return richText(section(...elements));
}

function section(...elements: RichTextElement[]): { type: 'rich_text_section'; elements: RichTextElement[] } {
  return { type: 'rich_text_section', elements };
}

function richText(element: RichTextBlock['elements'][number]): RichTextBlock {
  return { type: 'rich_text', elements: [element] };
}

function literal(text: string, bold = false): RichTextElement {
  return bold ? { type: 'text', text, style: { bold } } : { type: 'text', text };
}
