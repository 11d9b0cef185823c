import { byId } from './dom.mjs';

/** Where two cards fit beside each other. The style sheet has the same width. */
const WIDE = '(min-width: 60rem)';

/**
 * The switch between the views: side by side where there is room, else one at a time. What a person chose holds until the
 * window no longer has the room for it.
 */
export function startViews() {
  const wide = window.matchMedia(WIDE);
  const switched = /** @type {NodeListOf<HTMLInputElement>} */ (
    byId('tools', HTMLElement).querySelectorAll('input[name="view"]')
  );
  let chosen = 'both';
  const show = () => {
    const view = chosen === 'both' && !wide.matches ? 'teams' : chosen;
    document.body.dataset.view = view;
    for (const option of switched) option.checked = option.value === view;
  };
  for (const option of switched) {
    option.addEventListener('change', () => {
      chosen = option.value;
      show();
    });
  }
  wide.addEventListener('change', show);
  show();
}
