import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { renderBlockKit } from '../../src/cards/block-kit';
import { checkFits } from '../../src/cards/check-fits';
import { newerKinds, toPlainBlocks } from '../../src/cards/plain-blocks';
import { contactAnswer, HAND_MADE, leaflet, topicAnswer, urgentAnswer } from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { lintBlockKit } from './block-kit-lint';
import { squeeze } from './expected';
import { readBlockKit } from './read-block-kit';

/** The words of blocks in a row, as a person reads them, without the signs that open a list's items. */
function words(blocks: readonly KnownBlock[]): string {
  const { tokens } = readBlockKit(JSON.stringify(blocks));
  return squeeze(tokens.map(([, ...said]) => said.join(' ')).join(' ')).replace(/• /g, '');
}

describe('a card without newer blocks', () => {
  it.each(HAND_MADE)('says the same as the card: %s', (_, answer) => {
    const { blocks } = renderBlockKit(answer, 'asker');
    const plain = toPlainBlocks(blocks);
    expect(newerKinds(plain)).toEqual([]);
    expect(words(plain)).toBe(words(blocks));
    expect(lintBlockKit(JSON.stringify(plain))).toEqual([]);
  });

  it('says the same, whatever the words, and stays inside the limits whenever the card does', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        const { blocks } = renderBlockKit(answer, 'asker');
        const plain = toPlainBlocks(blocks);
        expect(words(plain)).toBe(words(blocks).replace(/• /g, ''));
        if (checkFits(answer).length === 0) expect(lintBlockKit(JSON.stringify(plain))).toEqual([]);
      }),
    );
  });

  it('keeps what is old as it is: numbers that can be tapped, buttons, titles', () => {
    const { blocks } = renderBlockKit(contactAnswer(), 'everyone');
    const old = blocks.filter(({ type }) => type === 'section' || type === 'actions' || type === 'header');
    expect(old.length).toBeGreaterThan(2);
    expect(toPlainBlocks(blocks)).toEqual(expect.arrayContaining(old));
  });

  it('opens with the title of an emergency, as a header', () => {
    const [first, second] = toPlainBlocks(renderBlockKit(urgentAnswer(), 'everyone').blocks);
    expect(first).toMatchObject({ type: 'header', text: { text: 'If a child is in danger now' } });
    expect(JSON.stringify(second)).toContain('tel:999');
  });

  it('draws a list as lines, and an address as a link', () => {
    expect(toPlainBlocks(renderBlockKit(topicAnswer(), 'everyone').blocks)[1]).toMatchObject({
      type: 'section',
      text: { type: 'plain_text', text: expect.stringMatching(/^• .+\n• .+\n• /) },
    });
    const address = { type: 'link', url: 'https://ceop.police.uk', text: 'ceop.police.uk' } as const;
    const block: KnownBlock = {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'CEOP', style: { bold: true } }, address] },
      ],
    };
    expect(toPlainBlocks([block])).toEqual([
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*CEOP*<https://ceop.police.uk|ceop.police.uk>', verbatim: true },
      },
    ]);
  });

  it('parts what is longer than a section, and loses nothing', () => {
    const long = `${'word '.repeat(900)}end`;
    const answer = topicAnswer();
    const sections = answer.sections.map((section) => ({
      ...section,
      blocks: [{ kind: 'paragraph' as const, text: [leaflet(long)] }],
    }));
    const { blocks } = renderBlockKit({ ...answer, sections }, 'everyone');
    const plain = toPlainBlocks(blocks);
    expect(lintBlockKit(JSON.stringify(plain))).toEqual([]);
    expect(words(plain)).toBe(words(blocks));
  });

  it('makes plain buttons of feedback buttons', () => {
    const text = (words: string) => ({ type: 'plain_text' as const, text: words, emoji: false });
    const feedback: KnownBlock = {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: { text: text('Yes'), value: 'a' },
          negative_button: { text: text('No'), value: 'b' },
        },
      ],
    };
    const button = (which: string, words: string, value: string) => ({
      type: 'button',
      action_id: `feedback:${which}`,
      text: text(words),
      value,
    });
    expect(toPlainBlocks([feedback])).toEqual([
      { type: 'actions', elements: [button('yes', 'Yes', 'a'), button('no', 'No', 'b')] },
    ]);
  });

  it('lets through the kinds that it is told to', () => {
    const { blocks } = renderBlockKit(urgentAnswer(), 'everyone');
    const types = toPlainBlocks(blocks, (kind) => kind !== 'alert').map(({ type }) => type);
    expect(types).toContain('rich_text');
    expect(types).not.toContain('alert');
  });
});
