/** @jest-environment jsdom */
import fc from 'fast-check';
import type { Answer, Block, Section } from '../../src/answering/answer';
import { renderAdaptiveCard } from '../../src/cards/adaptive-card';
import { HAND_MADE, leaflet, topicAnswer, urgentAnswer, WISHAW } from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { all, type Element, teachInnerText } from './dom';
import { drawAdaptiveCard } from './read-adaptive-card';

/** Long answers in a channel: folded, and nothing of them lost. */

const official: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');
const TOGGLES = ['Show all', 'Show less'];

const words = 'Words of the leaflet that go on for a while. '.repeat(4).trim();
const paragraph = (n: number): Block => ({ kind: 'paragraph', text: [leaflet(`${n} ${words}`)] });
const list = (n: number): Block => ({
  kind: 'list',
  items: Array.from({ length: n }, (_, i) => [leaflet(`item ${i} ${words}`)]),
});
function longAnswer(...blocks: Block[]): Answer {
  const section: Section = { kind: 'topic', topic: 'signs', title: [leaflet('Signs')], blocks };
  return topicAnswer({ sections: [section] });
}

/** What a person sees before and after a tap on a button of this name. */
function tap(answer: Answer, ...titles: string[]): string[][] {
  teachInnerText();
  const card = new official.AdaptiveCard();
  card.parse(renderAdaptiveCard(answer, 'everyone', { fold: true }).card);
  const root: Element | undefined = card.render();
  if (!root) throw new Error('nothing was drawn');
  const seen = () => all(root, '.ac-textBlock, .ac-richTextBlock, button').filter(isSeen).map(textOf);
  return [
    seen(),
    ...titles.map((title) => {
      const button = all(root, 'button').find((one) => isSeen(one) && textOf(one) === title);
      if (!button || !('click' in button) || typeof button.click !== 'function') throw new Error(`no button ${title}`);
      button.click();
      return seen();
    }),
  ];
}

function textOf(element: Element): string {
  return element.textContent ?? '';
}

function isSeen(element: Element): boolean {
  return element.closest('[style*="display: none"]') === null;
}

it('shows the first paragraph, all by a tap, and less again by another', () => {
  const [before, after, again] = tap(
    longAnswer(paragraph(1), paragraph(2), WISHAW, paragraph(3)),
    'Show all',
    'Show less',
  );
  const starts = (texts: string[] = []) => texts.map((text) => text.slice(0, 9));
  const open = ['Signs', '1 Words o'];
  const wishaw = ['Wishaw / ', '01698 348', 'Call'];
  expect(starts(before).slice(0, 6)).toEqual([...open, ...wishaw, 'Show all']);
  expect(starts(after).slice(0, 8)).toEqual([...open, '2 Words o', ...wishaw, '3 Words o', 'Show less']);
  expect(again).toEqual(before);
});

it('shows the first entries of a list that opens an answer', () => {
  const [before] = tap(longAnswer(list(9)));
  expect(before?.[1]).toContain('item 2');
  expect(before?.join()).not.toContain('item 3');
  expect(before).toContain('Show all');
});

it('never folds a number, a notice, or an urgent answer', () => {
  const notice: Block = { kind: 'notice', style: 'caution', text: [leaflet(words)] };
  const calm = longAnswer(paragraph(1), notice, WISHAW, paragraph(2), paragraph(3));
  expect(tap(calm)[0]).toEqual(expect.arrayContaining([words, 'Wishaw / Shotts: ', '01698 348200']));
  const urgent = { ...calm, urgent: true, sections: [...urgentAnswer().sections, ...calm.sections] };
  expect(tap(urgent)[0]).not.toContain('Show all');
});

it('is what the official renderer takes', () => {
  for (const answer of [longAnswer(list(9)), ...HAND_MADE.map(([, one]) => one)]) {
    const { card } = renderAdaptiveCard(answer, 'everyone', { fold: true, offerForm: true });
    expect(drawAdaptiveCard(JSON.stringify(card)).problems).toEqual([]);
  }
});

it('loses no word of any answer and keeps their order', () => {
  const said = (answer: Answer, fold: boolean) => {
    const { card } = renderAdaptiveCard(answer, 'everyone', { fold });
    const texts: string[] = [];
    JSON.stringify(card.body, (key, value) => {
      if (key === 'text' && typeof value === 'string') texts.push(...value.split('\r'));
      return value;
    });
    return texts.filter((text) => !TOGGLES.includes(text));
  };
  fc.assert(fc.property(arbitraryAnswer, (answer) => expect(said(answer, true)).toEqual(said(answer, false))));
  expect(said(longAnswer(list(9), paragraph(1)), true)).toEqual(said(longAnswer(list(9), paragraph(1)), false));
});
