import { announce } from './announce.mjs';
import { explain, openConversation, readChoice } from './ask.mjs';
import { byId, el } from './dom.mjs';
import { drawTurn } from './turn.mjs';
import { startViews } from './views.mjs';

const composer = byId('composer', HTMLFormElement);
const box = byId('question', HTMLTextAreaElement);
const problem = byId('problem', HTMLElement);
const list = byId('turns', HTMLOListElement);
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
/** On a touch screen the keyboard covers the answer for as long as the box has the focus. */
const touch = window.matchMedia('(pointer: coarse)');

/** @type {ReturnType<typeof drawTurn>[]} */
let turns = [];
let ask = openConversation();
let waiting = false;

/**
 * Asks, and shows the answer or why there is none. Nothing is taken from the person before the answer is there.
 * @param {import('./ask.mjs').Asked} asked
 * @param {string} shown the question as it stands above its answer
 */
async function put(asked, shown) {
  if (waiting) return;
  wait(true);
  const conversation = ask;
  try {
    const reply = await conversation(asked);
    if (conversation !== ask) return;
    problem.textContent = '';
    const why = 'question' in asked ? () => explain(asked.question, reply) : undefined;
    const turn = drawTurn(shown, reply, dark.matches, tap, why);
    turns.push(turn);
    list.append(turn.element);
    started(true);
    if ('question' in asked && box.value === asked.question) box.value = '';
    if ('choice' in asked || touch.matches) turn.heading.focus({ preventScroll: true });
    turn.element.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
    announce(reply);
  } catch (error) {
    showProblem(error instanceof Error ? error.message : String(error));
  } finally {
    wait(false);
  }
}

/** Says why there is no answer, with the numbers to call, which are far up the page by now. @param {string} why */
function showProblem(why) {
  const numbers = document.querySelector('.emergency p')?.cloneNode(true);
  problem.replaceChildren(el('p', {}, why), ...(numbers ? [numbers] : []));
}

/**
 * A tapped button of any card, or a suggestion.
 * @param {unknown} value
 * @param {string} label
 */
function tap(value, label) {
  const choice = readChoice(value);
  if (choice) put({ choice }, label);
}

/** @param {boolean} on */
function wait(on) {
  waiting = on;
  composer.setAttribute('aria-busy', String(on));
  document.body.classList.toggle('waiting', on);
}

/** Before the first question the page explains itself; after it the conversation has the room. @param {boolean} on */
function started(on) {
  document.body.classList.toggle('started', on);
  byId('tools', HTMLElement).hidden = !on;
  byId('conversation-title', HTMLElement).hidden = !on;
  byId('intro', HTMLElement).hidden = on;
  byId('suggestions', HTMLElement).hidden = on;
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  put({ question: box.value }, box.value);
});

box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

for (const chip of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-choice]'))) {
  chip.addEventListener('click', () => tap(chip.dataset.choice, chip.textContent ?? ''));
}

byId('restart', HTMLButtonElement).addEventListener('click', () => {
  ask = openConversation();
  turns = [];
  list.replaceChildren();
  problem.textContent = '';
  started(false);
  box.focus();
  window.scrollTo({ top: 0 });
});

dark.addEventListener('change', () => {
  for (const turn of turns) turn.repaint(dark.matches);
});

startViews();
