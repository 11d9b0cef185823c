/** @jest-environment jsdom */
import fc from 'fast-check';
import type { Answer } from '../../src/answering/answer';
import { renderAdaptiveCard } from '../../src/cards/adaptive-card';
import { renderBlockKit } from '../../src/cards/block-kit';
import { renderHtml } from '../../src/cards/html';
import { renderText } from '../../src/cards/text';
import { HAND_MADE } from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { expectedLines, expectedReading, type Reading, squeeze } from './expected';
import { drawAdaptiveCard } from './read-adaptive-card';
import { readBlockKit } from './read-block-kit';
import { readHtml } from './read-html';

const AUDIENCES = ['asker', 'everyone'] as const;
type Audience = (typeof AUDIENCES)[number];

function readAll(answer: Answer, audience: Audience): Record<'slack' | 'teams' | 'html', Reading> {
  const { card } = renderAdaptiveCard(answer, audience);
  return {
    slack: readBlockKit(JSON.stringify(renderBlockKit(answer, audience).blocks)),
    teams: drawAdaptiveCard(JSON.stringify(card)).reading,
    html: readHtml(renderHtml(answer, audience)),
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Slack has no escape for marks in the mrkdwn that a `tel:` link needs: such a contact keeps its number, not its link. */
function slackLinks(answer: Answer): string[] {
  const blocks = answer.sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) => {
    if (block.kind === 'website') return [block.url];
    const name = block.kind === 'contact' ? squeeze(block.name.map((run) => run.text).join('')) : '';
    const isMarked = /[*_~`]|:\S+:/.test(block.kind === 'contact' && block.name.length > 1 ? name : `${name}:`);
    return block.kind === 'contact' && !isMarked ? [block.tel] : [];
  });
}

describe.each(HAND_MADE)('%s', (_, answer) => {
  it.each(AUDIENCES)('says the same to %s on every platform: words, numbers, choices, links', (audience) => {
    const expected = expectedReading(answer, audience);
    expect(readAll(answer, audience)).toEqual({ slack: expected, teams: expected, html: expected });
    expect(linesOf(renderText(answer, audience))).toEqual(expectedLines(answer, audience));
  });
});

describe('any answer, whatever its words', () => {
  it('says the same on every platform: words, numbers, choices, links', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.constantFrom(...AUDIENCES), (answer, audience) => {
        const expected = expectedReading(answer, audience);
        const { slack, teams, html } = readAll(answer, audience);
        expect(slack.tokens).toEqual(expected.tokens);
        expect(slack.links).toEqual(expect.arrayContaining(slackLinks(answer)));
        expect(teams).toEqual(expected);
        expect(html).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });

  it('says the same in the plain text of terminal, Slack and Teams', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.constantFrom(...AUDIENCES), (answer, audience) => {
        const text = renderText(answer, audience);
        expect(linesOf(text)).toEqual(expectedLines(answer, audience));
        expect(renderAdaptiveCard(answer, audience).card.fallbackText).toBe(text);
        const slackText = renderBlockKit(answer, audience).text;
        expect(slackText).not.toMatch(/[<>]/);
        expect(slackText.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')).toBe(text);
      }),
    );
  });

  it('keeps the summary short, whole and in the words of the answer', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        const { summary } = renderAdaptiveCard(answer, 'everyone');
        const title = squeeze(answer.sections[0]?.title.map((run) => run.text).join('') ?? '');
        expect(summary.startsWith(title)).toBe(true);
        expect(summary.length).toBeLessThanOrEqual(Math.max(150, title.length));
      }),
    );
  });
});
