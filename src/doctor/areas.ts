import type { Finding } from './finding';

/** What was found about one part of Signpost. */
export interface Area {
  readonly title: string;
  readonly findings: readonly Finding[];
}

const SIGNS = { ok: 'ok  ', warning: 'NOTE', problem: 'FIX ' } as const;

/** The report, for a terminal: each finding on a line, what to do about it below. */
export function reportOf(areas: readonly Area[]): string {
  const lines = areas.flatMap(({ title, findings }) => [
    title,
    ...findings.flatMap(({ level, what, next }) => [
      indented(`${SIGNS[level]} ${what}`, 2),
      ...(next ? [indented(next, 7)] : []),
    ]),
    '',
  ]);
  const problems = countOf(areas, 'problem');
  const verdict =
    problems === 0
      ? 'Nothing needs fixing.'
      : `${problems} ${problems === 1 ? 'thing needs' : 'things need'} fixing: see FIX above.`;
  return `${[...lines, verdict].join('\n')}\n`;
}

/** How many findings have this level. */
export function countOf(areas: readonly Area[], level: Finding['level']): number {
  return areas.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}`)
    .join('\n');
}
