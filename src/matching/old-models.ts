import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Compiled models that stay in the cache: each edit of the content, each version of the program and each encoder makes another. */
const KEPT = 12;
/** A compiled model is named by a hash; what else stands in the folder is left alone. */
const MODEL = /^[0-9a-f]{16}\.bin$/;

/** Deletes the compiled models beyond the newest ones. What cannot be looked at or deleted stays. */
export function dropOldModels(folder: string): void {
  try {
    const models = readdirSync(folder).filter((name) => MODEL.test(name));
    const written = new Map(models.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
    models.sort((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0));
    for (const name of models.slice(KEPT)) rmSync(join(folder, name));
  } catch {
    // Another process deletes them too, or nobody may: a full disk tells who can.
  }
}
