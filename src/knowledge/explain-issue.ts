import type { z } from 'zod';
import { quote } from './problems';

/** A schema's complaint in words for the owner of the content. */
export interface Explained {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly todo: string;
}

/** Says in plain words what a schema found in a file and what to do. An issue about several unknown keys gives one explanation for each. */
export function explainIssue(issue: z.core.$ZodIssue, file: string): Explained[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        ...explainKey(key, utterancesOf(file, path, issue.input)),
      }));
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) {
        return [{ path, what: `${name} is missing or empty`, todo: `give it a value (${kindOf(issue.expected)})` }];
      }
      return [
        {
          path,
          what: `${name} must be ${kindOf(issue.expected)}`,
          todo: issue.expected === 'string' ? 'put it in quotes' : 'write it as the other files do',
        },
      ];
    case 'too_big':
      return [
        { path, what: `${name} is too long (at most ${issue.maximum}${unitOf(issue.origin)})`, todo: 'shorten it' },
      ];
    case 'too_small':
      return [
        {
          path,
          what: `${name} is too short (at least ${issue.minimum}${unitOf(issue.origin)})`,
          todo: 'add what is missing',
        },
      ];
    case 'invalid_value':
      return [{ path, what: `${name} is not known`, todo: `use one of ${issue.values.map(String).join(', ')}` }];
    case 'invalid_key':
      return issue.issues.flatMap((inner) => explainIssue({ ...inner, path }, file));
    default: {
      const [what, todo] = issue.message.split('; ');
      return [
        { path, what: `${name} ${what ?? ''} (it is ${quote(String(issue.input))})`, todo: todo ?? 'correct it' },
      ];
    }
  }
}

function explainKey(key: string, utterances: string | undefined): Pick<Explained, 'what' | 'todo'> {
  return key === 'examples' && utterances !== undefined
    ? {
        what: '"examples" do not stand here any more',
        todo: `move them to utterances/${utterances}.txt, one a line, without quotes`,
      }
    : { what: `"${key}" is not a setting of this file`, todo: 'correct its spelling or remove it' };
}

/** The name of the file for the utterances of what stands at a path; undefined where nothing there has utterances. */
function utterancesOf(file: string, path: readonly PropertyKey[], entry: unknown): string | undefined {
  if (file.startsWith('topics/')) return path.length === 0 ? file.replace(/\.md$/, '') : undefined;
  const kind = /^(contacts|websites)\.yaml$/.exec(file)?.[1];
  if (kind === undefined) return undefined;
  if (path.length === 1 && path[0] === 'list') return kind;
  if (path.length !== 2 || path[0] !== kind) return undefined;
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : '<id>';
  return `${kind}/${id}`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of "${String(path.at(-2) ?? 'the list')}"` : `"${String(last)}"`;
}

function kindOf(expected: string): string {
  const words: Record<string, string> = {
    string: 'words',
    array: 'a list',
    object: 'a group of settings',
    record: 'a group of lines "written: meant"',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '';
}
