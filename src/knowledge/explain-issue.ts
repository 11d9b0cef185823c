import type { z } from 'zod';
import { quote } from './problems';

/** A schema's complaint in words for the owner of the content. */
export interface Explained {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly todo: string;
}

/** Says in plain words what a schema found and what to do. An issue about several unknown keys gives one explanation for each. */
export function explainIssue(issue: z.core.$ZodIssue): Explained[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: `"${key}" is not a setting of this file`,
        todo: 'correct its spelling or remove it',
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
      return issue.issues.flatMap((inner) => explainIssue({ ...inner, path }));
    default: {
      const [what, todo] = issue.message.split('; ');
      return [
        { path, what: `${name} ${what ?? ''} (it is ${quote(String(issue.input))})`, todo: todo ?? 'correct it' },
      ];
    }
  }
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
