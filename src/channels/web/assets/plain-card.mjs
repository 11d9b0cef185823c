import { el } from './dom.mjs';

const policy = window.trustedTypes?.createPolicy('signpost', { createHTML: (html) => html });

/**
 * Draws the HTML card of the server, which has escaped all that it holds. Its alert is left to the page, which speaks once for
 * all views.
 * @param {string} html
 * @param {(value: string | undefined, label: string) => void} onTap
 * @returns {HTMLElement}
 */
export function drawPlainCard(html, onTap) {
  const card = el('div', { class: 'plain-card' });
  card.innerHTML = /** @type {string} */ (policy ? policy.createHTML(html) : html);
  for (const alert of card.querySelectorAll('[role="alert"]')) alert.removeAttribute('role');
  for (const button of card.querySelectorAll('button')) {
    button.addEventListener('click', () => onTap(button.dataset.choice, button.textContent ?? ''));
  }
  return card;
}
