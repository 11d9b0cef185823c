import { basename } from 'node:path';
import { checkSize } from './build-blocks';
import { buildContacts } from './build-contacts';
import { buildLanguage } from './build-language';
import { buildLeaflet } from './build-leaflet';
import { buildTopics } from './build-topics';
import { buildWebsites } from './build-websites';
import { checkReferences } from './check-references';
import { checkUnique } from './check-unique';
import { checkUtterances } from './check-utterances';
import { readContentFiles } from './content-files';
import { coverageOf, overlaps } from './coverage';
import { deepFreeze } from './frozen';
import type { Knowledge } from './knowledge';
import { ContentError, Problems, quote } from './problems';
import { readGolden } from './read-lines';
import { Tagger } from './tagger';
import { Utterances } from './utterances';
import { SourceText } from './word-for-word';

/**
 * Reads a leaflet folder, proves it right and freezes it. Throws a ContentError that lists every problem of every file as
 * `file:line what is wrong; what to do`. An unreadable folder throws the file system's own error.
 */
export function loadKnowledge(folder: string): Knowledge {
  const problems = new Problems();
  const files = readContentFiles(folder, problems);
  const source = new SourceText(files.text('source.txt'));
  const tagger = new Tagger(source, problems);
  const utterances = new Utterances(files.utterances, problems);

  const leaflet = buildLeaflet(files.text('leaflet.yaml'), tagger, problems);
  const contacts = buildContacts(files.text('contacts.yaml'), tagger, utterances, problems);
  const websites = buildWebsites(files.text('websites.yaml'), tagger, utterances, problems);
  const topics = buildTopics(files.topics, utterances, {
    tagger,
    problems,
    contacts: contacts?.contacts,
    websites: websites?.websites,
  });
  const named = [...(contacts?.contacts ?? []), ...(contacts?.groups ?? [])];
  const language = buildLanguage(files.text('language.yaml'), named, problems);
  const golden = readGolden('questions.jsonl', files.text('questions.jsonl'), problems);

  const inFiles = (topicFiles: readonly string[]) => topicFiles.map((file) => basename(file, '.md'));
  const read = topics.map((built) => built.file);
  const unread = inFiles([...files.topics.keys()].filter((file) => !read.includes(file)));
  const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  utterances.checkOwners('topics', inFiles(read), unread);
  if (contacts) utterances.checkOwners('contacts', idsOf(contacts.contacts));
  if (websites) utterances.checkOwners('websites', idsOf(websites.websites));

  if (contacts && websites) {
    checkReferences({ topics, contacts, websites, golden, unread }, problems);
    checkUnique(contacts, websites, problems);
    checkUtterances(topics, contacts, websites, utterances, problems);
    const place = (file: string, built: typeof contacts | typeof websites) => ({ file, line: built.lineAt(['list']) });
    checkSize(
      [...contacts.list.intro, ...contacts.contacts.map((one) => one.block)],
      place('contacts.yaml', contacts),
      problems,
    );
    checkSize(
      [...websites.list.intro, ...websites.websites.map((one) => one.block)],
      place('websites.yaml', websites),
      problems,
    );
  }
  // A file that could not be read at all would leave its whole part of the leaflet uncovered: one problem says enough.
  if (leaflet && contacts && websites && topics.length === files.topics.size) {
    for (const unit of coverageOf(source, [leaflet, contacts, websites, topics]).missing) {
      if (tagger.pointedAt.some((span) => overlaps(span, unit.span))) continue;
      problems.add(
        'source.txt',
        unit.line,
        `${quote(unit.text)} is shown by no card`,
        'show it in a topic, or list it under leftOut in leaflet.yaml with the reason',
      );
    }
  }
  if (problems.all.length > 0 || !leaflet || !contacts || !websites || !language) {
    throw new ContentError(folder, problems.all);
  }
  return deepFreeze<Knowledge>({
    version: files.version,
    leaflet,
    source: source.source,
    topics: topics.map((built) => built.topic),
    contacts: contacts.contacts,
    contactGroups: contacts.groups,
    contactList: contacts.list,
    websites: websites.websites,
    websiteList: websites.list,
    language,
    help: utterances.texts('help'),
    privacy: utterances.texts('privacy'),
    background: utterances.texts('background'),
    danger: { urgent: utterances.texts('danger'), calm: utterances.texts('calm') },
    golden,
  });
}
