import { reportOf } from '../../src/report/report';
import { reportText } from '../../src/report/report-text';
import { answers, NOTHING, question, said } from './kept';

it('is written for a person', () => {
  const kept = {
    questions: [question('a-1', '2026-11-24', 'Do you have it\nin Polish?'), question('b-2', '2026-11-26')],
    answers: [
      answers('2026-11-24', 6),
      answers('2026-11-24', 1, { topic: 'contact', urgent: true }),
      answers('2026-11-25', 2, { outcome: 'unknown', topic: 'none' }),
    ],
    feedback: [said('signs', true, 4), said('contact', false, 1)],
  };
  expect(reportText(reportOf(kept, '2026-11-01'))).toBe(`\
What Signpost keeps for the leaflet’s owners, from 2026-11-01 on. Days are UTC.

Questions that people sent: 2

  2026-11-26, slack, content v1, id b-2
  | Do you have it in Polish?

  2026-11-24, slack, content v1, id a-1
  | Do you have it
  | in Polish?

  To delete what is dealt with: npm run -s report -- --delete ID...

Answers by week

  Week of Monday 2026-11-23: 9, urgent 1 (11 %)
    outcomes: answered 7 (78 %), unknown 2 (22 %)
    topics most asked: signs 6, contact 1

Not answered, by day
  2026-11-25: the leaflet does not say (unknown) 2, asked back (choices) 0

Was this helpful? By topic
  signs    yes 4, no 0
  contact  yes 0, no 1
`);
});

it('says where there is nothing', () => {
  const text = reportText(reportOf(NOTHING));
  expect(text).toContain('all of it');
  expect(text.match(/^ {2}none$/gm)).toHaveLength(4);
  expect(text).not.toContain('--delete');
});

it('lets no control character through, whichever field it stands in, and no line of a question look like the report’s', () => {
  const bad = '\u001b[2J\u009b1m\u202e';
  const text = reportText(
    reportOf({
      questions: [
        { id: bad, channel: bad, version: bad, day: bad, text: `one\r  2026-11-26, slack, id forged\n${bad}` },
      ],
      answers: [answers('2026-11-24', 1, { topic: bad, outcome: bad })],
      feedback: [said(bad, true, 1)],
    }),
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('\n  |   2026-11-26, slack, id forged\n');
});
