import { reportOf } from '../../src/report/report';
import { answers, NOTHING, question, said } from './kept';

it('of nothing is empty', () => {
  expect(reportOf(NOTHING)).toEqual({ since: null, questions: [], weeks: [], unanswered: [], helpful: [] });
});

it('shows the newest questions first', () => {
  const questions = [question('a', '2025-12-31'), question('b', '2026-11-02'), question('c', '2026-11-01')];
  expect(reportOf({ ...NOTHING, questions }).questions.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});

it('adds answers up by weeks from Monday to Sunday, over the turn of a year as well', () => {
  const days = ['2026-12-27', '2026-12-28', '2027-01-03', '2027-01-04'];
  const { weeks } = reportOf({ ...NOTHING, answers: days.map((day) => answers(day, 1)) });
  expect(weeks.map(({ week, answers }) => [week, answers])).toEqual([
    ['2027-01-04', 1],
    ['2026-12-28', 2],
    ['2026-12-21', 1],
  ]);
});

it('tells of each week the outcomes, the share that was urgent and the topics most asked', () => {
  const [week] = reportOf({
    ...NOTHING,
    answers: [
      answers('2026-11-23', 3, { topic: 'grooming' }),
      answers('2026-11-23', 2, { topic: 'contact', urgent: true }),
      answers('2026-11-24', 2, { topic: 'contact', channel: 'teams', version: 'v2' }),
      answers('2026-11-25', 5, { outcome: 'help', topic: 'none' }),
      answers('2026-11-29', 3, { topic: 'definition' }),
      answers('2026-11-29', 1, { outcome: 'unknown', topic: 'none' }),
    ],
  }).weeks;
  expect(week).toEqual({
    week: '2026-11-23',
    answers: 16,
    outcomes: { answered: 10, help: 5, unknown: 1 },
    urgent: 2,
    urgentShare: 2 / 16,
    topics: [
      { topic: 'contact', count: 4 },
      { topic: 'definition', count: 3 },
      { topic: 'grooming', count: 3 },
    ],
  });
});

it('tells of each day what was not answered, and leaves out days on which all was', () => {
  const counts = [
    answers('2026-11-23', 2, { outcome: 'unknown' }),
    answers('2026-11-23', 1, { outcome: 'unknown', channel: 'teams' }),
    answers('2026-11-23', 4, { outcome: 'choices' }),
    answers('2026-11-24', 9),
    answers('2026-11-24', 9, { outcome: 'help' }),
    answers('2026-11-25', 1, { outcome: 'choices' }),
  ];
  expect(reportOf({ ...NOTHING, answers: counts }).unanswered).toEqual([
    { day: '2026-11-25', unknown: 0, choices: 1 },
    { day: '2026-11-23', unknown: 3, choices: 4 },
  ]);
});

it('adds up by topic whether it was helpful, the topics that most was said to first', () => {
  const feedback = [
    said('signs', true, 1),
    said('none', false, 2),
    said('contact', true, 3),
    said('contact', false, 1),
  ];
  expect(reportOf({ ...NOTHING, feedback: [...feedback, said('contact', true, 2, '2026-01-01')] }).helpful).toEqual([
    { topic: 'contact', yes: 5, no: 1 },
    { topic: 'none', yes: 0, no: 2 },
    { topic: 'signs', yes: 1, no: 0 },
  ]);
});

it('since a day holds that day and what came after, of everything', () => {
  const kept = {
    questions: [question('before', '2026-10-31'), question('on', '2026-11-01')],
    answers: [answers('2026-10-31', 1), answers('2026-11-01', 2, { outcome: 'unknown' })],
    feedback: [said('signs', true, 1, '2026-10-31'), said('signs', true, 2, '2026-11-01')],
  };
  expect(reportOf(kept, '2026-11-01')).toMatchObject({
    since: '2026-11-01',
    questions: [{ id: 'on' }],
    weeks: [{ week: '2026-10-26', answers: 2 }],
    unanswered: [{ day: '2026-11-01', unknown: 2 }],
    helpful: [{ topic: 'signs', yes: 2, no: 0 }],
  });
});
