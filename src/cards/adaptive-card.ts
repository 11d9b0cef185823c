import type { Answer } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import type {
  AdaptiveCard,
  CardAction,
  CardElement,
  Container,
  RichTextBlock,
  TextBlock,
  TextRun,
} from './adaptive-card-types';
import { cardLimits } from './card-limits';
import { escapeMarkdown } from './escape';
import { foldSection } from './fold';
import {
  type Audience,
  type ButtonGroup,
  contactLine,
  type LaidBlock,
  type LaidContact,
  type LaidSection,
  type LaidWebsite,
  layOut,
  websiteLine,
} from './layout';
import { summaryOf, textOf } from './text';

/** A card for Teams, and the activity's `summary`: the line that its toast shows. */
export interface TeamsCard {
  card: AdaptiveCard;
  summary: string;
}

/** How a card is drawn beyond what it says. */
export interface TeamsCardOptions {
  /** Long parts of a calm answer are folded away behind "Show all": for places that a card should not flood. */
  readonly fold?: boolean;
  /** Offers a dialog in which the question can be sent to the leaflet's owners. */
  readonly offerForm?: boolean;
}

/**
 * Draws an answer as an Adaptive Card 1.5. Words stand in rich text, which reads no Markdown; titles, lists and links, whose
 * meaning to a screen reader only a TextBlock can give, are escaped. A number is always printed: `tel:` does
 * nothing on a desktop. Pure; nothing is cut: a card over Teams' limit is found by checkFits before it is ever sent.
 */
export function renderAdaptiveCard(
  answer: Answer,
  audience: Audience,
  { fold = false, offerForm = false }: TeamsCardOptions = {},
): TeamsCard {
  const layout = layOut(answer, audience);
  const body: CardElement[] = layout.sections.map((section, index) => {
    const draw = (block: LaidBlock) => drawBlock(block, section.urgent);
    return drawSection(
      section,
      index,
      fold && !answer.urgent ? foldSection(section, index, draw) : section.blocks.flatMap(draw),
    );
  });
  if (layout.choices) body.push(...drawButtons(layout.choices));
  for (const note of layout.notes) body.push({ type: 'Container', style: 'emphasis', items: [exact([run(note)])] });
  if (layout.related) body.push(...drawButtons(layout.related));
  if (offerForm) body.push({ type: 'ActionSet', actions: [OPEN_FORM] });
  if (layout.closing !== '') body.push(drawClosing(layout.closing));
  for (const line of layout.source) body.push({ ...exact([{ ...run(line), size: 'small' }]), spacing: 'small' });
  const text = textOf(layout);
  const summary = summaryOf(layout, text);
  const card: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: text,
    speak: summary,
    body,
    msteams: { width: 'Full' },
  };
  return { card, summary };
}

/** The line that closes a card. */
export function drawClosing(line: string): RichTextBlock {
  return { ...exact([run(line)]), separator: true, spacing: 'medium' };
}

const OPEN_FORM: CardAction = {
  type: 'Action.Submit',
  title: MESSAGES['form.offer'],
  data: { form: 'open', msteams: { type: 'task/fetch' } },
};

function drawSection(section: LaidSection, index: number, blocks: readonly CardElement[]): Container {
  const title = section.title === '' ? [] : [heading(section.title, 'large')];
  return {
    type: 'Container',
    ...(section.urgent && { style: 'attention' as const }),
    ...(index > 0 && { separator: true, spacing: 'large' as const }),
    items: [...title, ...blocks],
  };
}

function drawBlock(block: LaidBlock, urgent: boolean): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.text, 'medium')];
    case 'paragraph':
      return [exact([run(block.text)])];
    case 'notice': {
      const text = exact([run(block.text, block.style === 'urgent')]);
      const style = NOTICE_STYLES[block.style];
      return urgent ? [text] : [{ type: 'Container', style, items: [text] }];
    }
    case 'list':
      return [markdown(block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\r'))];
    case 'contacts':
      return block.contacts.map(drawContact);
    case 'websites':
      return block.websites.map(drawWebsite);
  }
}

const NOTICE_STYLES = { urgent: 'attention', caution: 'warning', info: 'emphasis' } as const;

/** Name and number, and beside them a button to call: in a set of its own, so no limit of actions is met. */
function drawContact(contact: LaidContact): CardElement {
  const name = contact.name === '' ? [] : [run(contact.name), run(contact.join)];
  const number = run(contact.number, true);
  if (contact.tel === undefined) return exact([...name, number]);
  // Beside a button a phone has no room for both on a line, and would break the number in two.
  const texts = [...(name.length > 0 ? [exact(name)] : []), { ...exact([number]), spacing: 'none' as const }];
  const call: CardAction = {
    type: 'Action.OpenUrl',
    title: MESSAGES['card.call'],
    url: contact.tel,
    tooltip: contactLine(contact),
  };
  return {
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'center', items: texts },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'center',
        items: [{ type: 'ActionSet', actions: [call] }],
      },
    ],
  };
}

function drawWebsite(website: LaidWebsite): CardElement {
  const { name, address, url } = website;
  if (url === undefined) return exact([run(websiteLine(website))]);
  const named = name === '' ? '' : name + MESSAGES['contact.join'];
  return { ...markdown(`${escapeMarkdown(named)}[${escapeMarkdown(address)}](${linkTarget(url)})`), spacing: 'small' };
}

/** Percent-encodes what would end a Markdown link early. */
function linkTarget(url: string): string {
  return url.replace(/\(/g, '%28').replace(/\)/g, '%29');
}

function drawButtons(group: ButtonGroup): CardElement[] {
  const elements: CardElement[] = [heading(group.title, 'default')];
  for (let start = 0; start < group.buttons.length; start += cardLimits.teams.actions) {
    const actions = group.buttons.slice(start, start + cardLimits.teams.actions).map(
      ({ label, value }): CardAction => ({
        type: 'Action.Execute',
        verb: 'answer',
        title: label,
        data: { choice: value },
      }),
    );
    elements.push({ type: 'ActionSet', actions });
  }
  return elements;
}

function heading(text: string, size: 'default' | 'medium' | 'large'): TextBlock {
  return { ...markdown(escapeMarkdown(text)), style: 'heading', size, weight: 'bolder' };
}

function markdown(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true };
}

/** Text to the letter. A run is parted between the braces of `{{DATE(...)}}`, which a client would else replace. */
function exact(runs: readonly TextRun[]): RichTextBlock {
  const inlines = runs.flatMap((whole) => whole.text.split(/(?<=\{)(?=\{)/).map((text) => ({ ...whole, text })));
  return { type: 'RichTextBlock', inlines };
}

function run(text: string, bold = false): TextRun {
  return bold ? { type: 'TextRun', text, weight: 'bolder' } : { type: 'TextRun', text };
}
