import type { Problems } from './problems';
import { readUtterances, type Utterance } from './read-lines';

/** What has utterances of its own: folders below utterances/, and what each of their files belongs to. */
export const OWNERS = { topics: 'topic', contacts: 'contact', websites: 'website' } as const;

/** All utterances of a leaflet folder, by the names of their files without ending: `calm`, `contacts`, `topics/signs`. */
export class Utterances {
  readonly #byName: ReadonlyMap<string, readonly Utterance[]>;
  readonly #problems: Problems;

  /** Reads every file, so that its problems are told with all others, whatever became of what it belongs to. */
  constructor(files: ReadonlyMap<string, string>, problems: Problems) {
    this.#byName = new Map([...files].map(([file, text]) => [nameOf(file), readUtterances(file, text, problems)]));
    this.#problems = problems;
  }

  /** The utterances of one file with their lines; none when it is missing. */
  of(name: string): readonly Utterance[] {
    return this.#byName.get(name) ?? [];
  }

  /** The words of them alone. */
  texts(name: string): string[] {
    return this.of(name).map(({ text }) => text);
  }

  /**
   * Adds a problem for each id without a file of its own in a folder, and for each file there that belongs to none of them.
   * @param unread ids of what could not be read, which is a problem already: with or without a file
   */
  checkOwners(folder: keyof typeof OWNERS, ids: readonly string[], unread: readonly string[] = []): void {
    const owner = OWNERS[folder];
    for (const id of new Set(ids)) {
      if (this.#byName.has(`${folder}/${id}`)) continue;
      const todo = `add it: what people write when they ask for the ${owner} "${id}", one utterance a line`;
      this.#problems.add(`utterances/${folder}/${id}.txt`, 1, 'is missing', todo);
    }
    const known = [...ids, ...unread];
    for (const name of this.#byName.keys()) {
      if (!name.startsWith(`${folder}/`) || known.includes(name.slice(folder.length + 1))) continue;
      const todo = `name it for the id of one (${known.join(', ')}), or move it out`;
      this.#problems.add(`utterances/${name}.txt`, 1, `belongs to no ${owner}`, todo);
    }
  }
}

function nameOf(file: string): string {
  return file.slice('utterances/'.length, -'.txt'.length);
}
