import { printableLine, printableLines } from '../printable';
import type { KeptQuestion } from '../store/store';
import type { Report, TopicFeedback, UnansweredDay, WeekOfAnswers } from './report';

/** How many of a week's topics a person reads. */
const MOST_TOPICS = 8;

/** The report for a person at a terminal: plain text, nothing of what people wrote able to move the cursor. Ends with a line break. */
export function reportText({ since, questions, weeks, unanswered, helpful }: Report): string {
  const lines = [
    `What Signpost keeps for the leaflet’s owners, ${since ? `from ${since} on` : 'all of it'}. Days are UTC.`,
    ...part(`Questions that people sent: ${questions.length}`, questions.flatMap(questionLines)),
    ...(questions.length > 0 ? ['', '  To delete what is dealt with: npm run -s report -- --delete ID...'] : []),
    ...part('Answers by week', weeks.flatMap(weekLines)),
    ...part('Not answered, by day', unanswered.map(unansweredLine)),
    ...part('Was this helpful? By topic', feedbackLines(helpful)),
  ];
  return `${lines.join('\n')}\n`;
}

function part(heading: string, lines: readonly string[]): string[] {
  return ['', heading, ...(lines.length > 0 ? lines : ['  none'])];
}

/** The bar before each line of a question's words tells them from the report's own. */
function questionLines({ id, day, channel, version, text }: KeptQuestion): string[] {
  return [
    '',
    printableLine(`  ${day}, ${channel}, content ${version}, id ${id}`),
    ...printableLines(text).map((line) => `  | ${line}`),
  ];
}

function weekLines({ week, answers, outcomes, urgent, urgentShare, topics }: WeekOfAnswers): string[] {
  const shares = Object.entries(outcomes).sort(([, a], [, b]) => b - a);
  const most = topics.slice(0, MOST_TOPICS).map(({ topic, count }) => `${topic} ${count}`);
  return [
    '',
    printableLine(`  Week of Monday ${week}: ${answers}, urgent ${urgent} (${percent(urgentShare)})`),
    printableLine(
      `    outcomes: ${shares.map(([name, count]) => `${name} ${count} (${percent(count / answers)})`).join(', ')}`,
    ),
    printableLine(`    topics most asked: ${most.join(', ') || 'none'}`),
  ];
}

function unansweredLine({ day, unknown, choices }: UnansweredDay): string {
  return printableLine(`  ${day}: the leaflet does not say (unknown) ${unknown}, asked back (choices) ${choices}`);
}

function feedbackLines(helpful: readonly TopicFeedback[]): string[] {
  const named = helpful.map(({ topic, yes, no }) => ({ name: printableLine(topic), yes, no }));
  const width = Math.max(0, ...named.map(({ name }) => name.length));
  return named.map(({ name, yes, no }) => `  ${name.padEnd(width)}  yes ${yes}, no ${no}`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
