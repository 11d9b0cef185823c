import type { KnownBlock, View } from '@slack/types';
import { overviewOf } from '../../src/answering/overview';
import { renderAnswerModal, renderTroubleModal } from '../../src/cards/slack-answer-modal';
import { renderHome } from '../../src/cards/slack-home';
import { renderNumberModal } from '../../src/cards/slack-number-modal';
import { renderQuestionForm, renderQuestionSent } from '../../src/cards/slack-question-form';
import { formatChoice } from '../../src/question';
import { contactAnswer, HAND_MADE, topicAnswer, unknownAnswer, urgentAnswer } from '../fixtures/answers';
import { realAssistant, realKnowledge } from '../fixtures/real-assistant';
import { lintView } from './view-lint';

const knowledge = realKnowledge();
const overview = overviewOf(knowledge, Date.parse('2026-11-26'));
const { closing } = overview;
const assistant = realAssistant();
const LONGEST = '&'.repeat(3_000);

describe('a view in Slack stays inside the limits', () => {
  it.each<readonly [string, View]>([
    ['the Home', renderHome(overview)],
    ['find a number', renderNumberModal(overview)],
    ['an apology', renderTroubleModal(closing, LONGEST)],
    ['the form', renderQuestionForm('', closing)],
    ['the form with words', renderQuestionForm(LONGEST, closing)],
    [
      'the form after words of danger',
      renderQuestionForm('x', closing, { danger: urgentAnswer(), problem: 'form.failed' }),
    ],
    ['what was sent', renderQuestionSent(closing, urgentAnswer())],
    ...HAND_MADE.map(([name, answer]) => [name, renderAnswerModal(answer, LONGEST)] as const),
    ...overview.localities.map(
      ({ choice }) => [choice.id, renderNumberModal(overview, { choice, answer: contactAnswer() })] as const,
    ),
  ])('%s', (_what, view) => {
    expect(lintView(view)).toEqual([]);
  });

  it.each(knowledge.topics.map(({ id }) => id))('the whole topic %s', async (id) => {
    const about = { channel: 'slack', surface: 'button', isPrivate: true } as const;
    const answer = await assistant.answer({ ...about, choice: { kind: 'topic', id } });
    expect(lintView(renderAnswerModal(answer))).toEqual([]);
  });
});

describe('the check of views', () => {
  const modal = renderAnswerModal(topicAnswer(), 'signs');
  const blocks = (count: number): KnownBlock[] => Array.from({ length: count }, () => ({ type: 'divider' }));
  it.each([
    ['a title that is too long', { ...modal, title: { type: 'plain_text', text: 'x'.repeat(25) } }],
    ['too many blocks', { ...modal, blocks: blocks(101) }],
    ['too much metadata', { ...modal, private_metadata: 'x'.repeat(3_001) }],
    ['a box without a button to submit it', { ...modal, submit: undefined }],
    ['an alert', { ...modal, blocks: [{ type: 'alert', text: { type: 'plain_text', text: 'x' } }] }],
  ])('finds %s', (_what, view) => {
    expect(lintView(modal)).toEqual([]);
    expect(lintView(view)).not.toEqual([]);
  });
});

describe('the Home', () => {
  const home = JSON.stringify(renderHome(overview));

  it('begins with whom to call when a child is in danger now', () => {
    const first = JSON.stringify(renderHome(overview).blocks.slice(0, 3));
    expect(first).toContain('tel:999');
    expect(first).toContain('tel:+448001214114');
  });

  it('shows every number to click and call', () => {
    for (const { block } of knowledge.contacts) expect(home).toContain(`<${block.tel}|${block.number.text}>`);
  });

  it('has a button for every topic that is no facet of another', () => {
    for (const { id, facetOf } of knowledge.topics) {
      const value = formatChoice({ kind: 'topic', id }, knowledge.version);
      expect([id, home.includes(value)]).toEqual([id, facetOf.length === 0]);
    }
  });

  it('names the publisher, tells of the review, and what becomes of what is typed', () => {
    expect(home).toContain('North Lanarkshire Child Protection Committee');
    expect(home).toContain('No review date is set.');
    expect(home).toContain('Signpost keeps and logs no message');
  });

  it('is known by other metadata when anything in it is other', () => {
    const metadata = renderHome(overview).private_metadata;
    expect(metadata).toMatch(new RegExp(`^${knowledge.version}:`));
    expect(renderHome(overviewOf(knowledge, Date.parse('2026-11-27'))).private_metadata).toBe(metadata);
    expect(renderHome({ ...overview, source: [] }).private_metadata).not.toBe(metadata);
    expect(renderHome({ ...overview, version: 'ffffffffffff' }).private_metadata).not.toBe(metadata);
  });
});

describe('an answer in a modal', () => {
  it('keeps what was typed in its box, and nowhere else', () => {
    const { blocks, ...around } = renderAnswerModal(unknownAnswer(), 'my own words');
    expect(JSON.stringify(around)).not.toContain('my own words');
    expect(blocks.filter((block) => JSON.stringify(block).includes('my own words')).map(({ type }) => type)).toEqual([
      'input',
    ]);
  });

  it('offers to send the question after a miss only', () => {
    expect(JSON.stringify(renderAnswerModal(unknownAnswer()))).toContain('Send your question to the owners');
    expect(JSON.stringify(renderAnswerModal(topicAnswer()))).not.toContain('Send your question to the owners');
  });

  it('shows the emergency lines first', () => {
    const [title, police] = renderAnswerModal(urgentAnswer(), 'x').blocks;
    expect(title).toMatchObject({ type: 'header', text: { text: 'If a child is in danger now' } });
    expect(JSON.stringify(police)).toContain('tel:999');
  });
});
