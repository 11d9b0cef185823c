import { type BlockContext, buildBlocks, checkSize } from './build-blocks';
import { leafletRuns } from './coverage';
import { splitFrontMatter } from './front-matter';
import type { Topic } from './knowledge';
import { readYaml, type YamlPath } from './read-yaml';
import { topicSchema } from './schemas';
import type { Utterances } from './utterances';

/** A topic, and where its settings stand. */
export interface BuiltTopic {
  readonly topic: Topic;
  readonly file: string;
  /** The name of its utterances' file: `topics/signs`. */
  readonly utterances: string;
  lineAt(path: YamlPath): number;
}

/** Reads topics/*.md, in the order in which their words stand in the leaflet. A file that does not fit is a problem, and is left out. */
export function buildTopics(
  files: ReadonlyMap<string, string>,
  utterances: Utterances,
  context: BlockContext,
): BuiltTopic[] {
  return [...files]
    .flatMap(([file, text]) => buildTopic(file, text, utterances, context) ?? [])
    .sort((a, b) => firstPlace(a.topic) - firstPlace(b.topic));
}

function firstPlace(topic: Topic): number {
  return Math.min(...leafletRuns([topic.title, topic.blocks]).map((run) => run.span.start));
}

function buildTopic(file: string, text: string, utterances: Utterances, context: BlockContext): BuiltTopic | undefined {
  const { problems, tagger } = context;
  const parts = splitFrontMatter(file, text, problems);
  if (!parts) return undefined;
  const blocks = buildBlocks(parts.body, { file, line: parts.bodyLine }, context);
  if (blocks.length === 0)
    problems.add(file, parts.bodyLine, 'has no words of the leaflet', 'add them below the second ---');
  checkSize(blocks, { file, line: parts.bodyLine }, problems);

  const yaml = readYaml(file, parts.head, topicSchema, problems, parts.headLine);
  if (!yaml) return undefined;
  const { id, title, label, related, facetOf = [] } = yaml.value;
  if (file !== `topics/${id}.md`) {
    problems.add(
      file,
      yaml.lineAt(['id']),
      `the id "${id}" is not the file's name`,
      `name the file topics/${id}.md, or correct the id`,
    );
  }
  // By the file's name, so that a wrong id is one problem and not two.
  const name = file.slice(0, -'.md'.length);
  const topic: Topic = {
    id,
    title: tagger.title(title, `topic.${id}.title`),
    label: [tagger.ours(label, `topic.${id}.label`)],
    blocks,
    related,
    facetOf,
    examples: utterances.texts(name),
  };
  return { topic, file, utterances: name, lineAt: yaml.lineAt };
}
