import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, type Problems } from './problems';
import { OWNERS } from './utterances';

/** The files that every leaflet folder holds, beside topics/*.md and utterances. */
const REQUIRED = [
  'leaflet.yaml',
  'source.txt',
  'contacts.yaml',
  'websites.yaml',
  'language.yaml',
  'questions.jsonl',
] as const;
const UTTERANCES = ['contacts', 'websites', 'help', 'privacy', 'background', 'danger', 'calm'];
/** The same with the files of utterances that are not of one topic, contact or website. */
const ALL_REQUIRED: readonly string[] = [...REQUIRED, ...UTTERANCES.map((name) => `utterances/${name}.txt`)];

const TOPIC = /^topics\/[a-z0-9-]+\.md$/;
/** A file for the utterances of one topic, contact or website, by its name there. */
const OF_ONE = new RegExp(`^utterances/(?:${Object.keys(OWNERS).join('|')})/(.*)$`);
const isOfOne = (path: string) => /^[a-z0-9-]+\.txt$/.test(OF_ONE.exec(path)?.[1] ?? '');
/** Papers that may lie beside the content and are no part of it. */
const BESIDE = /^(README|NOTICE|LICEN[CS]E)(\.(md|txt))?$/i;

/** The name of a file that every leaflet folder holds, but for those of utterances. */
type RequiredFile = (typeof REQUIRED)[number];

/** The text of a folder's files by name, with `/` in it on every system, and the version that they make up. */
export interface ContentFiles {
  /** The file's text; empty when it is missing, which is a problem already. */
  text(file: RequiredFile): string;
  /** Names of the topic files, sorted, each with its text. */
  readonly topics: ReadonlyMap<string, string>;
  /** The same of the files below utterances/. */
  readonly utterances: ReadonlyMap<string, string>;
  /** The first 12 hex digits of a SHA-256 over the names and bytes of the content's files. */
  readonly version: string;
}

/**
 * Reads a leaflet folder. A missing file, an unknown one, or one that is not UTF-8 is a problem. Throws a ContentError where a file cannot be read, for the
 * rest cannot be judged without it; an unreadable folder throws the file system's own error.
 */
export function readContentFiles(folder: string, problems: Problems): ContentFiles {
  const texts = new Map<string, string>();
  let isWhole = true;
  const hash = createHash('sha256');
  for (const name of list(folder, '')) {
    if (!ALL_REQUIRED.includes(name) && !TOPIC.test(name) && !isOfOne(name)) {
      if (!BESIDE.test(name)) problems.add(name, 1, 'is not a file of a leaflet folder', unknownFileAdvice(name));
      continue;
    }
    const bytes = readBytes(folder, name, problems);
    if (!bytes) {
      isWhole = false;
      continue;
    }
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    texts.set(name, decode(name, bytes, problems));
  }
  if (!isWhole) throw new ContentError(folder, problems.all);
  for (const name of ALL_REQUIRED) {
    if (!texts.has(name)) problems.add(name, 1, 'is missing', 'every leaflet folder holds this file: add it');
  }
  const topics = below('topics/', texts);
  if (topics.size === 0) problems.add('topics', 1, 'holds no topic', 'add at least one file, such as topics/signs.md');
  return {
    text: (file) => texts.get(file) ?? '',
    topics,
    utterances: below('utterances/', texts),
    version: hash.digest('hex').slice(0, 12),
  };
}

function below(folder: string, texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...texts].filter(([name]) => name.startsWith(folder)));
}

/** Names of all files, however deep, sorted; links are followed, as a mounted folder may consist of them. */
function list(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix))
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const path = `${prefix}${name}`;
      const isFolder = statSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory();
      return isFolder ? list(folder, `${path}/`) : [path];
    })
    .sort();
}

/** The bytes of a file; undefined where it cannot be read, which is a problem then. */
function readBytes(folder: string, name: string, problems: Problems): Buffer | undefined {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    problems.add(name, 1, `cannot be read (${code})`, 'let the user that Signpost runs as read it');
    return undefined;
  }
}

function decode(name: string, bytes: Buffer, problems: Problems): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const good = new TextDecoder('utf-8').decode(bytes);
    const line = good.slice(0, good.indexOf('\uFFFD')).split('\n').length;
    problems.add(name, line, 'is not UTF-8 text', 'save it again with the encoding UTF-8');
    return good;
  }
}

function unknownFileAdvice(name: string): string {
  if (name.startsWith('topics/')) return namedAs('a topic', '.md');
  return OF_ONE.test(name)
    ? namedAs('a file of utterances', '.txt')
    : 'move it out, or rename it if it is a misspelt one';
}

function namedAs(what: string, ending: string): string {
  return `${what} is named in lower-case letters, digits and hyphens, and ends in ${ending}: rename it, or move it out`;
}
