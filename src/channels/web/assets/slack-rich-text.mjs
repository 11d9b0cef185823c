import { el, outwardLink } from './dom.mjs';

/** @typedef {import('@slack/types').RichTextBlock} RichTextBlock */
/** @typedef {import('@slack/types').RichTextElement} RichTextElement */

/**
 * Draws a rich_text block: sections, lists (of any depth), quotes, code.
 * @param {RichTextBlock} block
 * @returns {HTMLElement[]}
 */
export function drawRichText(block) {
  return block.elements.map(drawPart);
}

/** @param {RichTextBlock['elements'][number]} part */
function drawPart(part) {
  switch (part.type) {
    case 'rich_text_section':
      return el('div', { class: 'slack-section' }, ...part.elements.map(drawElement));
    case 'rich_text_list': {
      const items = part.elements.map((item) => el('li', {}, ...drawListItem(item)));
      const indent = part.indent ? ` slack-indent-${part.indent}` : '';
      return el(part.style === 'ordered' ? 'ol' : 'ul', { class: `slack-list${indent}` }, ...items);
    }
    case 'rich_text_quote':
      return el('blockquote', { class: 'slack-quote' }, ...part.elements.map(drawElement));
    case 'rich_text_preformatted':
      return el('pre', { class: 'slack-code' }, ...part.elements.map(drawElement));
  }
}

/** @param {import('@slack/types').RichTextList['elements'][number]} item */
function drawListItem(item) {
  return 'elements' in item ? item.elements.map((part) => drawElement(/** @type {RichTextElement} */ (part))) : [];
}

/**
 * @param {RichTextElement} element
 * @returns {Node | string}
 */
function drawElement(element) {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return outwardLink(element.url, styled(element.text ?? element.url, element.style));
    case 'emoji':
      return el('span', { role: 'img', 'aria-label': element.name.replace(/_/g, ' ') }, emojiOf(element));
    default:
      return '';
  }
}

/** @param {{ name: string, unicode?: string }} emoji */
function emojiOf({ name, unicode }) {
  if (!unicode) return `:${name}:`;
  return String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
}

/**
 * @param {string} text
 * @param {{ bold?: boolean, italic?: boolean, strike?: boolean, code?: boolean } | undefined} style
 */
function styled(text, style = {}) {
  /** @type {Node | string} */
  let node = text;
  if (style.code) node = el('code', {}, node);
  if (style.strike) node = el('s', {}, node);
  if (style.italic) node = el('em', {}, node);
  if (style.bold) node = el('strong', {}, node);
  return node;
}
