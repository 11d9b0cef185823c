import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Compiled models that stay in the cache: each edit of the content, each version of the program and each encoder makes another. */
const KEPT = 12;
/** A compiled model is named by a hash; what else stands in the folder is left alone. */
const MODEL = /^[0-9a-f]{16}\.bin$/;
/** What a process was writing (write-aside.ts): the file's name and the process's number. */
const ASIDE = /^(?:[0-9a-f]{16}|embeddings)\.bin\.\d+$/;
/** Milliseconds after which nobody writes it any more: its process has ended in the midst. */
const STALE_MS = 60 * 60_000;

/** Deletes the compiled models beyond the newest ones, and what was left half-written an hour ago or more. What cannot be looked at or deleted stays. */
export function dropOldModels(folder: string): void {
  try {
    const names = readdirSync(folder).filter((name) => MODEL.test(name) || ASIDE.test(name));
    const ages = new Map(names.map((name) => [name, ageOf(join(folder, name))]));
    const age = (name: string) => ages.get(name) ?? 0;
    const models = names.filter((name) => MODEL.test(name)).sort((a, b) => age(a) - age(b));
    const stale = names.filter((name) => ASIDE.test(name) && age(name) > STALE_MS);
    for (const name of [...stale, ...models.slice(KEPT)]) rmSync(join(folder, name), { force: true });
  } catch {
    // Another process deletes them too, or nobody may: a full disk tells who can.
  }
}

/** Milliseconds since a file was written; of one that another process has just taken away, since 1970. */
function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
