import { el } from './dom.mjs';
import { drawPlainCard } from './plain-card.mjs';
import { drawBlocks } from './slack-blocks.mjs';
import { drawTeamsCard } from './teams-card.mjs';
import { drawWhy } from './why.mjs';
import { WORDS } from './words.mjs';

/** @typedef {import('./ask.mjs').AskReply} AskReply */
/** @typedef {(value: unknown, label: string) => void} OnTap */

/** A question as it is shown above its answer: a pasted book would bury it. */
const SHOWN = 400;

/**
 * One question and its answer, drawn for every view; the view switch hides what is not asked for.
 * @param {string} question
 * @param {AskReply} reply
 * @param {boolean} dark
 * @param {OnTap} onTap
 * @param {(() => Promise<import('./ask.mjs').ExplainReply>) | undefined} [why] what tells how it came about; a tapped button needs none
 */
export function drawTurn(question, reply, dark, onTap, why) {
  const asked = question.trim();
  const shown = asked.length > SHOWN ? asked.slice(0, SHOWN) + WORDS.long(asked.length) : asked;
  const heading = el(
    'h2',
    { class: 'asked', tabindex: '-1' },
    el('span', { class: 'unseen' }, `${WORDS.asked}: `),
    shown || WORDS.empty,
  );
  const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const teams = el('div', { class: 'teams-message' }, ...sender(time), drawTeamsCard(reply.cards.teams, dark, onTap));
  const panes = [
    pane('teams', WORDS.inTeams, teams),
    pane(
      'slack',
      WORDS.inSlack,
      el('div', { class: 'slack-message' }, ...sender(time), drawBlocks(reply.cards.slack.blocks, onTap)),
    ),
    pane('plain', WORDS.inPlain, drawPlainCard(reply.cards.html, onTap)),
  ];
  return {
    element: el(
      'li',
      { class: 'turn' },
      heading,
      el('div', { class: 'panes' }, ...panes),
      ...(why ? [drawWhy(why)] : []),
    ),
    heading,
    /** Draws the Teams card anew for another look. @param {boolean} nowDark */
    repaint(nowDark) {
      teams.lastElementChild?.replaceWith(drawTeamsCard(reply.cards.teams, nowDark, onTap));
    },
  };
}

/**
 * @param {string} view
 * @param {string} name
 * @param {HTMLElement} content
 */
function pane(view, name, content) {
  const caption = el('p', { class: 'pane-name', 'aria-hidden': 'true' }, name);
  return el('div', { class: `pane pane-${view}`, role: 'group', 'aria-label': name }, caption, content);
}

/** Who the message is from, as both chats show it. @param {string} time */
function sender(time) {
  return [
    el('span', { class: 'avatar', 'aria-hidden': 'true' }),
    el(
      'p',
      { class: 'sender' },
      el('strong', {}, 'Signpost'),
      ' ',
      el('span', { class: 'app' }, WORDS.app),
      ' ',
      el('time', {}, time),
    ),
  ];
}
