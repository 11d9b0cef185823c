import { el, outwardLink } from './dom.mjs';

/** @typedef {{ pattern: RegExp, draw: (match: RegExpExecArray) => Node | string }} Rule */

/** Slack's marks stand at the edge of a word and hug what they mark. @param {string} mark */
const marked = (mark) =>
  new RegExp(`(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)([^${mark}\\n]*\\S)${mark}(?![\\p{L}\\p{N}${mark}])`, 'u');

/** Tried at each place, the first that matches earliest wins. @type {Rule[]} */
const RULES = [
  { pattern: /```\n?([\s\S]+?)```/, draw: ([, code]) => el('pre', {}, unescaped(code)) },
  { pattern: /`([^`\n]+)`/, draw: ([, code]) => el('code', {}, unescaped(code)) },
  {
    pattern: /<((?:https?|tel|mailto):[^|>]+)(?:\|([^>]*))?>/,
    draw: ([, url = '', label]) => outwardLink(unescaped(url), unescaped(label || url)),
  },
  { pattern: marked('\\*'), draw: ([, inner]) => el('strong', {}, ...drawInline(inner ?? '')) },
  { pattern: marked('_'), draw: ([, inner]) => el('em', {}, ...drawInline(inner ?? '')) },
  { pattern: marked('~'), draw: ([, inner]) => el('s', {}, ...drawInline(inner ?? '')) },
];

/**
 * Draws Slack's mrkdwn: bold, italic, struck, code, quotes, links, line breaks. Text is text: no HTML in it is read.
 * @param {string} source
 * @returns {(Node | string)[]}
 */
export function drawMrkdwn(source) {
  /** @type {(Node | string)[]} */
  const drawn = [];
  for (const part of source.split(/((?:^&gt;.*(?:\n|$))+)/m)) {
    if (part.startsWith('&gt;'))
      drawn.push(el('blockquote', {}, ...drawInline(part.trimEnd().replace(/^&gt; ?/gm, ''))));
    else if (part !== '') drawn.push(...drawInline(part));
  }
  return drawn;
}

/**
 * @param {string} source
 * @returns {(Node | string)[]}
 */
function drawInline(source) {
  /** @type {{ rule: Rule, match: RegExpExecArray } | undefined} */
  let first;
  for (const rule of RULES) {
    const match = rule.pattern.exec(source);
    if (match && (!first || match.index < first.match.index)) first = { rule, match };
  }
  if (!first) return withBreaks(unescaped(source));
  const { rule, match } = first;
  const after = source.slice(match.index + match[0].length);
  return [...withBreaks(unescaped(source.slice(0, match.index))), rule.draw(match), ...drawInline(after)];
}

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function withBreaks(text) {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));
}

/** Slack escapes three characters and no more. @param {string | undefined} text */
function unescaped(text = '') {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
