import { plain } from '../../../src/answering/answer';
import { emergencyLine } from '../../../src/answering/emergency-line';
import { questionForm, questionSent } from '../../../src/channels/teams/question-form';
import type { InvokeReply } from '../../../src/channels/teams/turn';
import { urgentAnswer } from '../../fixtures/answers';
import { realKnowledge } from '../../fixtures/real-assistant';

const AGAIN = { id: 'f1', words: 'my words', isConfirmed: true, problem: 'form.failed' } as const;
const FORMS: readonly (readonly [string, (danger?: ReturnType<typeof urgentAnswer>) => InvokeReply])[] = [
  ['shown again', (danger) => questionForm(realKnowledge(), { ...AGAIN, danger })],
  ['sent', (danger) => questionSent(realKnowledge(), danger)],
];

function cardOf(reply: InvokeReply) {
  if (!('dialog' in reply)) throw new Error('no dialog');
  return reply.dialog.card;
}

it.each([['opened', () => questionForm(realKnowledge())] as const, ...FORMS])(
  'ends with the emergency line, drawn and in words: %s',
  (_what, draw) => {
    const { body, fallbackText } = cardOf(draw());
    const closing = plain(emergencyLine(realKnowledge()));
    expect(closing).toContain('999');
    expect(body.at(-1)).toMatchObject({ type: 'RichTextBlock', inlines: [{ text: closing }] });
    expect(fallbackText.endsWith(closing)).toBe(true);
  },
);

it.each(FORMS)('begins with the emergency section where the words tell of danger: %s', (_what, draw) => {
  const { body, fallbackText } = cardOf(draw(urgentAnswer()));
  expect(body[0]).toMatchObject({ type: 'Container', style: 'attention' });
  expect(body.filter((part) => 'style' in part && part.style === 'attention')).toHaveLength(1);
  expect(fallbackText).toMatch(/^If a child is in danger now/);
  expect(JSON.stringify(body.at(-1))).toContain('999');
});

it('is another form each time that it is opened, and the same one when it is shown again', () => {
  const idIn = (reply: InvokeReply) => /"formId":"([^"]+)"/.exec(JSON.stringify(cardOf(reply).body))?.[1];
  const [one, other] = [idIn(questionForm(realKnowledge())), idIn(questionForm(realKnowledge()))];
  expect(one).toBeDefined();
  expect(one).not.toBe(other);
  expect(idIn(questionForm(realKnowledge(), { ...AGAIN, danger: undefined }))).toBe('f1');
});
