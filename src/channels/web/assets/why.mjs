import { announce } from './announce.mjs';
import { el } from './dom.mjs';
import { WORDS } from './words.mjs';

/** @typedef {import('../explain').ExplainReply} ExplainReply */

/**
 * "Why this answer?", closed; asks the server when it is opened for the first time, and again where that failed.
 * @param {() => Promise<ExplainReply>} load rejects with an Error whose message can be shown to a person
 */
export function drawWhy(load) {
  const content = el('div', { class: 'why-content' });
  const why = el('details', { class: 'why' }, el('summary', {}, WORDS.why), content);
  let state = 'closed';
  why.addEventListener('toggle', async () => {
    if (!why.open || state !== 'closed') return;
    state = 'loading';
    content.replaceChildren(el('p', {}, WORDS.whyComing));
    try {
      const { parts } = await load();
      content.replaceChildren(...parts.flatMap(drawPart));
      announce({ text: WORDS.whyShown, urgent: false });
      state = 'shown';
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      content.replaceChildren(el('p', {}, message));
      announce({ text: message, urgent: false });
      state = 'closed';
    }
  });
  return why;
}

/** @param {ExplainReply['parts'][number]} part */
function drawPart({ title, lines }) {
  return [el('h3', {}, title), el('ul', {}, ...lines.map((line) => el('li', {}, line)))];
}
