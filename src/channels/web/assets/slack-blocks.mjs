import { el, outwardLink } from './dom.mjs';
import { drawMrkdwn } from './slack-mrkdwn.mjs';
import { drawRichText } from './slack-rich-text.mjs';
import { WORDS } from './words.mjs';

/** @typedef {import('@slack/types').KnownBlock} KnownBlock */
/** @typedef {(value: string | undefined, label: string) => void} OnTap */

/**
 * Draws Block Kit blocks as Slack shows them. A block that this page does not know is named, not left out.
 * @param {readonly KnownBlock[]} blocks
 * @param {OnTap} onTap called with a tapped button's value and its words
 * @returns {HTMLElement}
 */
export function drawBlocks(blocks, onTap) {
  return el(
    'div',
    { class: 'slack-blocks' },
    ...blocks.map((block) => el('div', { class: `slack-${block.type}` }, ...drawBlock(block, onTap))),
  );
}

/**
 * @param {KnownBlock} block
 * @param {OnTap} onTap
 * @returns {(Node | string)[]}
 */
function drawBlock(block, onTap) {
  switch (block.type) {
    case 'alert':
      return [el('h3', {}, ...drawText(block.text))];
    case 'header':
      return [el('h3', {}, block.text.text)];
    case 'divider':
      return [el('hr')];
    case 'rich_text':
      return drawRichText(block);
    case 'section':
      return [
        ...(block.text ? [el('div', {}, ...drawText(block.text))] : []),
        ...(block.fields ?? []).map((field) => el('div', { class: 'slack-field' }, ...drawText(field))),
        ...(block.accessory?.type === 'button' ? [drawButton(block.accessory, onTap)] : []),
      ];
    case 'context':
      return block.elements.map((part) => (part.type === 'image' ? '' : el('div', {}, ...drawText(part))));
    case 'actions':
      return block.elements.map((part) =>
        part.type === 'button' ? drawButton(part, onTap) : WORDS.undrawn(part.type),
      );
    default:
      return [WORDS.undrawn(block.type)];
  }
}

/** @param {import('@slack/types').TextObject} text */
function drawText(text) {
  return text.type === 'mrkdwn' ? drawMrkdwn(text.text) : [text.text];
}

/**
 * @param {import('@slack/types').Button} button
 * @param {OnTap} onTap
 */
function drawButton(button, onTap) {
  const classes = `slack-button ${button.style ? `slack-button-${button.style}` : ''}`;
  if (button.url) {
    const link = outwardLink(button.url, button.text.text);
    link.className = classes;
    return link;
  }
  const drawn = el(
    'button',
    { type: 'button', class: classes, 'aria-label': button.accessibility_label },
    button.text.text,
  );
  drawn.addEventListener('click', () => onTap(button.value, button.text.text));
  return drawn;
}
