import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of src/ whose code decides what is learned. */
const FOLDERS = ['matching', 'danger'];

/**
 * Written into dist/ by the build (scripts/build.mjs), so that the built program knows the sources that it was built from.
 * @public
 */
export const LEARNING_PROGRAM_FILE = '.learning-program';

/**
 * A hash of the sources that learn, their settings with them, below `src`: another version of the program learns another model.
 * @public
 */
export function hashLearningProgram(src: string): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(src, folder)).sort())
      if (/(?<!\.d)\.ts$/.test(name)) hash.update(`${name} `).update(readFileSync(join(src, folder, name)));
  return hash.digest('hex');
}

/** The hash of the program that runs: from its build, or from the sources that it runs from. */
export function learningProgram(): string {
  const root = join(__dirname, '..');
  const built = join(root, LEARNING_PROGRAM_FILE);
  return existsSync(built) ? readFileSync(built, 'utf8') : hashLearningProgram(root);
}
