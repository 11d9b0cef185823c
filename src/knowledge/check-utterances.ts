import type { BuiltContacts } from './build-contacts';
import type { BuiltTopic } from './build-topics';
import type { BuiltWebsites } from './build-websites';
import { type Problems, quote } from './problems';
import type { Utterance } from './read-lines';
import type { YamlPath } from './read-yaml';

/** An utterance with what it asks for and where it stands. */
interface Example {
  readonly text: string;
  readonly meaning: string;
  readonly file: string;
  line(): number;
}

/** The utterance files, read. */
export interface UtteranceFiles {
  readonly help: readonly Utterance[];
  readonly background: readonly Utterance[];
  readonly danger: readonly Utterance[];
  readonly calm: readonly Utterance[];
}

/** Adds a problem for each utterance that stands as an example of two different things: matching would learn a contradiction. */
export function checkUtterances(
  topics: readonly BuiltTopic[],
  contacts: BuiltContacts,
  websites: BuiltWebsites,
  files: UtteranceFiles,
  problems: Problems,
): void {
  const examples: Example[] = [
    ...topics.flatMap(({ topic, file, lineAt }) =>
      topic.examples.map((text, at) => ({ text, meaning: topic.id, file, line: () => lineAt(['examples', at]) })),
    ),
    ...ofList('contacts.yaml', 'contacts', contacts.list.examples, contacts.contacts, contacts.lineAt),
    ...ofList('websites.yaml', 'websites', websites.list.examples, websites.websites, websites.lineAt),
    ...ofFile('help', files.help),
    ...ofFile('background', files.background),
  ];
  checkMeanings(examples, problems);
  checkMeanings([...ofFile('danger', files.danger), ...ofFile('calm', files.calm)], problems);
}

function ofList(
  file: string,
  key: string,
  listExamples: readonly string[],
  entries: readonly { readonly id: string; readonly examples: readonly string[] }[],
  lineAt: (path: YamlPath) => number,
): Example[] {
  return [
    ...listExamples.map((text, at) => ({ text, meaning: key, file, line: () => lineAt(['list', 'examples', at]) })),
    ...entries.flatMap((entry, index) =>
      entry.examples.map((text, at) => ({
        text,
        meaning: entry.id,
        file,
        line: () => lineAt([key, index, 'examples', at]),
      })),
    ),
  ];
}

function ofFile(meaning: string, utterances: readonly Utterance[]): Example[] {
  return utterances.map(({ text, line }) => ({ text, meaning, file: `utterances/${meaning}.txt`, line: () => line }));
}

function checkMeanings(examples: readonly Example[], problems: Problems): void {
  const first = new Map<string, Example>();
  for (const example of examples) {
    const key = example.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const other = first.get(key);
    if (!other) first.set(key, example);
    else if (other.meaning !== example.meaning) {
      const where = `${other.file}:${other.line()}`;
      problems.add(
        example.file,
        example.line(),
        `${quote(example.text)} is an example of "${other.meaning}" too (${where})`,
        'keep it in one place',
      );
    }
  }
}
