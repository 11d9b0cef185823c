import type { BuiltContacts } from './build-contacts';
import type { BuiltTopic } from './build-topics';
import type { BuiltWebsites } from './build-websites';
import { type Problems, quote } from './problems';
import type { Utterance } from './read-lines';
import type { Utterances } from './utterances';

/** Utterances that all ask for one thing, and the file that holds them. */
interface Meaning {
  readonly id: string;
  readonly file: string;
  readonly utterances: readonly Utterance[];
}

/** Where words stand for the first time. */
interface First {
  readonly text: string;
  readonly meaning: Meaning;
  readonly line: number;
}

/** Adds a problem for each utterance that stands as an example of two different things, which is a contradiction, or twice of one, which would weigh double. */
export function checkUtterances(
  topics: readonly BuiltTopic[],
  contacts: BuiltContacts,
  websites: BuiltWebsites,
  utterances: Utterances,
  problems: Problems,
): void {
  const named = (id: string, name = id): Meaning => ({
    id,
    file: `utterances/${name}.txt`,
    utterances: utterances.of(name),
  });
  const ofEach = (folder: string, entries: readonly { readonly id: string }[]) =>
    entries.map(({ id }) => named(id, `${folder}/${id}`));
  const asked = [
    ...topics.map((built) => named(built.topic.id, built.utterances)),
    named('contacts'),
    ...ofEach('contacts', contacts.contacts),
    named('websites'),
    ...ofEach('websites', websites.websites),
    named('help'),
    named('privacy'),
    named('background'),
  ];
  checkMeanings(asked, problems);
  checkMeanings([named('danger'), named('calm')], problems);
}

function checkMeanings(meanings: readonly Meaning[], problems: Problems): void {
  // Words are compared where hashes are the same: to make the words of every utterance takes four times as long.
  const byHash = new Map<number, First[]>();
  for (const meaning of meanings) {
    for (const { text, line } of meaning.utterances) {
      const hash = hashOfLetters(text);
      const alike = byHash.get(hash);
      const other = alike?.find((first) => wordsAlone(first.text) === wordsAlone(text));
      if (!alike) byHash.set(hash, [{ text, meaning, line }]);
      else if (!other) alike.push({ text, meaning, line });
      else if (other.meaning.file === meaning.file)
        problems.add(meaning.file, line, `${quote(text)} stands on line ${other.line} too`, 'delete one of the two');
      else {
        const where = `${other.meaning.file}:${other.line}`;
        problems.add(
          meaning.file,
          line,
          `${quote(text)} is an example of "${other.meaning.id}" too (${where})`,
          'keep it in one place',
        );
      }
    }
  }
}

/** A text without the difference that capitals and punctuation make. */
function wordsAlone(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same for texts of the same words: a hash of their letters a to z and digits, in lower case. */
function hashOfLetters(text: string): number {
  const lower = text.toLowerCase();
  let hash = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    const counts = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (counts) hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}
