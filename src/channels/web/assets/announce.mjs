import { byId } from './dom.mjs';

/** Long enough for a screen reader to have taken the words over, so that they are not met a second time when reading on. */
const KEPT = 10_000;

/**
 * Reads an answer out by screen reader: an urgent one at once, breaking in; any other when there is a pause.
 * @param {{ text: string, urgent: boolean }} answer
 */
export function announce({ text, urgent }) {
  const region = byId(urgent ? 'say-now' : 'say-politely', HTMLElement);
  region.textContent = text;
  setTimeout(() => {
    if (region.textContent === text) region.textContent = '';
  }, KEPT);
}
