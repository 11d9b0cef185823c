import { el } from './dom.mjs';
import MarkdownIt from './markdown-it.mjs';
import { teamsLook } from './teams-look.mjs';

/** The Markdown that Teams reads in a TextBlock: emphasis, links and lists; neither headings nor HTML. */
const markdown = new MarkdownIt('zero', { html: false, linkify: false, breaks: true }).enable([
  'emphasis',
  'escape',
  'link',
  'list',
  'newline',
  'entity',
]);

/**
 * Draws an Adaptive Card by the official renderer, in Teams' look.
 * @param {import('../../../cards/adaptive-card-types').AdaptiveCard} payload
 * @param {boolean} dark
 * @param {(value: unknown, label: string) => void} onTap called with the choice of a tapped Action.Execute and its words
 * @returns {HTMLElement}
 */
export function drawTeamsCard(payload, dark, onTap) {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(teamsLook(dark));
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.ExecuteAction)
      onTap(Reflect.get(action.data ?? {}, 'choice'), action.title ?? '');
    else if (action instanceof AdaptiveCards.OpenUrlAction) open(action.url);
  };
  card.onAnchorClicked = (_element, anchor) => {
    open(anchor.href);
    return true;
  };
  card.parse(payload);
  const drawn = card.render();
  drawn?.setAttribute('role', 'group');
  for (const button of drawn?.querySelectorAll('button[role="link"]') ?? []) nameFully(button);
  return el('div', { class: 'teams-card' }, ...(drawn ? [drawn] : []));
}

/** Several buttons are called "Call": a screen reader hears whom, which the renderer says in the tooltip alone. @param {Element} button */
function nameFully(button) {
  const [label, tooltip] = [button.textContent ?? '', button.getAttribute('title') ?? ''];
  if (tooltip !== '' && tooltip !== label) button.setAttribute('aria-label', `${label} ${tooltip}`);
}

/** Opens what a card leads to: a number in this window, which the telephone takes over, a page in one of its own. @param {string | undefined} url */
function open(url = '') {
  if (/^tel:\+?[0-9]+$/.test(url)) window.location.href = url;
  else if (/^https?:\/\//.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
