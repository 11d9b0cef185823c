import fc from 'fast-check';
import { renderBlockKit } from '../../src/cards/block-kit';
import { checkFits } from '../../src/cards/check-fits';
import {
  contactAnswer,
  contactListAnswer,
  HAND_MADE,
  helpAnswer,
  leaflet,
  topicAnswer,
  urgentAnswer,
  WISHAW,
} from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { lintBlockKit } from './block-kit-lint';

describe('a card in Slack', () => {
  it.each(HAND_MADE)('stays inside the limits of Slack: %s', (_, answer) => {
    expect(lintBlockKit(JSON.stringify(renderBlockKit(answer, 'asker').blocks))).toEqual([]);
  });

  it('stays inside the limits whenever the check of content finds that it fits', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        const refused = lintBlockKit(JSON.stringify(renderBlockKit(answer, 'asker').blocks));
        if (checkFits(answer).filter((problem) => problem.startsWith('Slack')).length === 0)
          expect(refused).toEqual([]);
        else expect(refused).not.toEqual([]);
      }),
    );
  });

  it('links the number that it prints, under a bold name', () => {
    expect(renderBlockKit(contactAnswer(), 'everyone').blocks).toContainEqual({
      type: 'section',
      text: { type: 'mrkdwn', text: '*Wishaw / Shotts*: <tel:+441698348200|01698 348200>', verbatim: true },
    });
  });

  it('leaves the link out, never a word or a digit, where a name holds marks that mrkdwn would eat', () => {
    const answer = contactAnswer();
    const sections = answer.sections.map((section) => ({
      ...section,
      blocks: [{ ...WISHAW, name: [leaflet('*Wishaw* <!channel>')] }],
    }));
    const { blocks } = renderBlockKit({ ...answer, sections }, 'everyone');
    expect(JSON.stringify(blocks)).not.toContain('tel:');
    expect(blocks[1]).toMatchObject({
      type: 'rich_text',
      elements: [{ elements: [{ text: '*Wishaw* <!channel>' }, { text: ': ' }, { text: '01698 348200' }] }],
    });
  });

  it('draws a list as a list', () => {
    expect(renderBlockKit(topicAnswer(), 'everyone').blocks[1]).toMatchObject({
      elements: [{ type: 'rich_text_list', style: 'bullet', elements: [{}, {}, {}] }],
    });
  });

  it('opens an urgent answer with the emergency section, and parts it from the rest', () => {
    const { blocks } = renderBlockKit(urgentAnswer(), 'everyone');
    expect(blocks.slice(0, 5).map(({ type }) => type)).toEqual(['alert', 'section', 'section', 'rich_text', 'divider']);
    expect(blocks[1]).toMatchObject({ text: { text: '*Police Scotland: In an emergency call* <tel:999|999>' } });
  });

  it('gives every button of the message an action of its own', () => {
    const actions = renderBlockKit(helpAnswer(), 'everyone').blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    );
    expect(actions[7]).toEqual({
      type: 'button',
      action_id: 'answer:8',
      text: { type: 'plain_text', text: 'About action', emoji: false },
      value: '3f9a01c2ab34:topic:action',
    });
  });

  it('has the whole answer in the text beside the blocks', () => {
    expect(renderBlockKit(contactListAnswer(), 'everyone').text).toMatch(/^Bellshill: 01698 346666$/m);
  });
});
