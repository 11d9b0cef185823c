import { SignpostError } from '../errors';

/** One thing that is wrong in the content: where it stands, what it is, and what its owner should do. Lines count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly todo: string;
}

/** Gathers the problems of all files, so that an owner sees every one of them at once. */
export class Problems {
  readonly #list: Problem[] = [];

  add(file: string, line: number, what: string, todo: string): void {
    this.#list.push({ file, line, what, todo });
  }

  /** All problems so far, by file and line. */
  get all(): readonly Problem[] {
    return [...this.#list].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  }
}

/** A problem as one line: `topics/signs.md:14 "..." does not stand in source.txt; copy it from there`. */
function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line} ${problem.what}; ${problem.todo}`;
}

/** The content of a leaflet folder is not right: its message lists every problem, one a line. Code `content_invalid`. */
export class ContentError extends SignpostError {
  readonly folder: string;
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super('content_invalid', `The content in ${folder} has ${count}:\n${problems.map(formatProblem).join('\n')}`);
    this.folder = folder;
    this.problems = problems;
  }
}

/** Words quoted in a problem, cut after 120 characters so that one problem stays one readable line. */
export function quote(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return `"${flat.length > 120 ? `${flat.slice(0, 117)}...` : flat}"`;
}
