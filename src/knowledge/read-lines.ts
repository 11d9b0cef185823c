import { explainIssue } from './explain-issue';
import type { GoldenQuestion } from './knowledge';
import { type Problems, quote } from './problems';
import { goldenSchema } from './schemas';

/** The longest utterance, in characters. */
const LONGEST = 500;

/** One line of a text file that says something, with its number from 1. */
export interface Utterance {
  readonly text: string;
  readonly line: number;
}

/** Reads utterances, one a line; empty lines and lines that begin with `#` are comments. An empty file, or too long a line, is a problem. */
export function readUtterances(file: string, text: string, problems: Problems): Utterance[] {
  const utterances = numbered(text).filter(({ text: words }) => !words.startsWith('#'));
  if (utterances.length === 0) problems.add(file, 1, 'holds no utterance', 'write at least one, one a line');
  for (const { text: words, line } of utterances)
    if (words.length > LONGEST)
      problems.add(file, line, `${quote(words)} is too long (at most ${LONGEST} characters)`, 'shorten it');
  return utterances;
}

/** Reads golden questions, one JSON object a line. A line that is not JSON, or not a question, is a problem. */
export function readGolden(file: string, text: string, problems: Problems): GoldenQuestion[] {
  return numbered(text).flatMap(({ text: json, line }) => {
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      problems.add(file, line, 'is not JSON', 'write one object {"q": ..., "topic": ...} on a line');
      return [];
    }
    const result = goldenSchema.safeParse(value, { reportInput: true });
    if (result.success) return [{ ...result.data, line }];
    for (const { what, todo } of result.error.issues.flatMap((issue) => explainIssue(issue, file)))
      problems.add(file, line, what, todo);
    return [];
  });
}

function numbered(text: string): Utterance[] {
  const found: Utterance[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words) found.push({ text: words, line: index + 1 });
  }
  return found;
}
