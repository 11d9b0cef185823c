import type { Problems } from './problems';

/** A topic file in its two parts, each with the line on which it begins. */
export interface FrontMatter {
  readonly head: string;
  readonly headLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

/** Splits a topic file at its two lines `---`. Without both it is a problem, and the result is undefined. */
export function splitFrontMatter(file: string, text: string, problems: Problems): FrontMatter | undefined {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const isMark = (line: string) => line.trimEnd() === '---';
  if (!isMark(lines[0] ?? '')) {
    problems.add(
      file,
      1,
      'does not begin with a line ---',
      'begin it with ---, the settings of the topic, and another ---',
    );
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && isMark(line));
  if (end < 0) {
    problems.add(file, 1, 'has no second line --- after its settings', 'add a line --- above the words of the leaflet');
    return undefined;
  }
  const [head, body] = [lines.slice(1, end).join('\n'), lines.slice(end + 1).join('\n')];
  return { head, headLine: 2, body, bodyLine: end + 2 };
}
