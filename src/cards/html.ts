import type { Answer } from '../answering/answer';
import { MESSAGES } from '../answering/messages';
import { escapeHtml } from './escape';
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

/**
 * Draws an answer as one `<article class="answer">` of plain, semantic HTML: h2 for titles, h3 under them, lists, links,
 * and buttons that carry their choice in `data-choice`. No style, no script, no ids: it stands under the strictest
 * content security policy, as often on a page as need be. An urgent section has the role `alert`. Pure.
 */
export function renderHtml(answer: Answer, audience: Audience): string {
  const layout = layOut(answer, audience);
  return [
    '<article class="answer">',
    ...layout.sections.map(drawSection),
    ...(layout.choices ? [drawButtons(layout.choices, 'choices')] : []),
    ...layout.notes.map((note) => element('p', note, 'note')),
    ...(layout.related ? [drawButtons(layout.related, 'related')] : []),
    '<footer>',
    ...(layout.closing === '' ? [] : [element('p', layout.closing, 'closing')]),
    ...layout.source.map((line) => element('p', line, 'source')),
    '</footer>',
    '</article>',
  ].join('\n');
}

function drawSection(section: LaidSection): string {
  const opening = section.urgent ? '<section class="urgent" role="alert">' : '<section>';
  const title = section.title === '' ? [] : [element('h2', section.title)];
  return [opening, ...title, ...section.blocks.map(drawBlock), '</section>'].join('\n');
}

function drawBlock(block: LaidBlock): string {
  switch (block.kind) {
    case 'heading':
      return element('h3', block.text);
    case 'paragraph':
      return element('p', block.text);
    case 'notice':
      return element('p', block.text, `notice notice-${block.style}`);
    case 'list':
      return list(block.items.map(escapeHtml));
    case 'contacts':
      return list(block.contacts.map(contactHtml), 'contacts');
    case 'websites':
      return list(block.websites.map(websiteHtml), 'websites');
  }
}

/** The link's accessible name holds the place, so that a list of links says whose number each one is. */
function contactHtml(contact: LaidContact): string {
  const number = escapeHtml(contact.number);
  const link =
    contact.tel === undefined
      ? number
      : `<a href="${escapeHtml(contact.tel)}" aria-label="${escapeHtml(contactLine(contact))}">${number}</a>`;
  return named(contact.name, contact.join, link);
}

function websiteHtml({ name, address, url }: LaidWebsite): string {
  const shown = escapeHtml(address);
  return named(
    name,
    MESSAGES['contact.join'],
    url === undefined ? shown : `<a href="${escapeHtml(url)}" rel="noopener">${shown}</a>`,
  );
}

function named(name: string, join: string, html: string): string {
  return name === '' ? html : `<strong>${escapeHtml(name)}</strong>${escapeHtml(join)}${html}`;
}

function drawButtons(group: ButtonGroup, className: 'choices' | 'related'): string {
  const buttons = group.buttons.map(
    ({ label, value }) => `<button type="button" data-choice="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
  );
  return `<div class="${className}" role="group" aria-label="${escapeHtml(group.title)}">\n${element('h3', group.title)}\n${list(buttons)}\n</div>`;
}

function element(tag: 'h2' | 'h3' | 'p', text: string, className?: string): string {
  const attribute = className === undefined ? '' : ` class="${className}"`;
  return `<${tag}${attribute}>${escapeHtml(text)}</${tag}>`;
}

function list(items: readonly string[], className?: string): string {
  const attribute = className === undefined ? '' : ` class="${className}"`;
  return [`<ul${attribute}>`, ...items.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');
}
