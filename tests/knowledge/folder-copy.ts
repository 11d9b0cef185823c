import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/load';
import { ContentError } from '../../src/knowledge/problems';
import { copyWithFewExamples } from '../fixtures/few-examples';
import { LEAFLET_FOLDER } from '../fixtures/real-assistant';

const made: string[] = [];

/** A copy of the leaflet's folder that a test may break. */
export class FolderCopy {
  readonly parent = mkdtempSync(join(tmpdir(), 'leaflet-'));
  readonly folder = join(this.parent, 'cse');

  /** `few` leaves most examples out, for who has many copies read. */
  constructor(examples: 'all' | 'few' = 'all') {
    made.push(this.parent);
    if (examples === 'few') copyWithFewExamples(LEAFLET_FOLDER, this.folder);
    else cpSync(LEAFLET_FOLDER, this.folder, { recursive: true });
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string | Buffer): this {
    writeFileSync(join(this.folder, file), text);
    return this;
  }

  /** Replaces the first occurrence; fails the test when there is none, so that no breakage is missed. */
  replace(file: string, from: string, to: string): this {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    return this.write(
      file,
      text.replace(from, () => to),
    );
  }

  append(file: string, text: string): this {
    appendFileSync(join(this.folder, file), text);
    return this;
  }

  remove(file: string): this {
    rmSync(join(this.folder, file), { recursive: true });
    return this;
  }

  /** Puts a link to nothing in the place of a file: it is there and cannot be read, by whatever user. */
  dangle(file: string): this {
    symlinkSync('nothing', join(this.remove(file).folder, file));
    return this;
  }

  /** The line, from 1, on which the words stand: after the offset `from`, or else anywhere. */
  lineOf(file: string, words: string, from = 0): number {
    const text = this.read(file);
    const at = text.includes(words, from) ? text.indexOf(words, from) : text.indexOf(words);
    return text.slice(0, at + words.search(/\S/)).split('\n').length;
  }

  /** What is wrong with the folder, one problem a line; empty when it loads. */
  problems(): string[] {
    try {
      loadKnowledge(this.folder);
      return [];
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return error.message.split('\n').slice(1);
    }
  }
}

/** Removes all copies. */
export function removeCopies(): void {
  for (const parent of made.splice(0)) rmSync(parent, { recursive: true, force: true });
}
