import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explain-issue';
import type { Problems } from './problems';

/** Where in a YAML document: keys and indexes from the root. */
export type YamlPath = readonly PropertyKey[];

/** A YAML text that fits its schema, with the way back to its lines. */
export interface ReadYaml<T> {
  readonly value: T;
  /** The line of the file where the key or item of this path stands; of its nearest parent when it does not stand at all. */
  lineAt(path: YamlPath): number;
}

/**
 * Parses YAML and checks it against a schema. Everything wrong becomes a problem with its line; then the result is undefined.
 * `firstLine` is the line of the file on which the text begins (2 for the front matter of a topic).
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problems,
  firstLine = 1,
): ReadYaml<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    problems.add(
      file,
      lineOf(beginOf(error, document)),
      `is not valid YAML (${error.message})`,
      'correct the line, or put its text in quotes',
    );
  }
  if (document.errors.length > 0) return undefined;

  const lineAt = (path: YamlPath): number => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
        if (!pair) break;
        if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number') {
        node = node.items[step];
        if (!isNode(node)) break;
        offset = node.range?.[0] ?? offset;
      } else break;
    }
    return lineOf(offset);
  };

  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { value: result.data, lineAt };
  for (const issue of result.error.issues) {
    for (const { path, what, todo } of explainIssue(issue, file)) problems.add(file, lineAt(path), what, todo);
  }
  return undefined;
}

/** Where a fault begins: of a quotation mark that nothing closes the parser tells the end of the text, where it noticed. */
function beginOf({ code, pos: [at] }: YAMLError, document: Document.Parsed): number {
  let begin = at;
  if (code === 'MISSING_CHAR')
    visit(document, {
      Scalar(_key, { type, range }) {
        if (type?.startsWith('QUOTE') && range && range[0] < at && at <= range[2]) begin = range[0];
      },
    });
  return begin;
}
