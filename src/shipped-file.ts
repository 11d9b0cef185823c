import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignpostError, systemCode } from './errors';

/** Where a file that comes with Signpost stands, from src/ and from dist/ alike. `name` is its path in the repository: `models/word-vectors.bin`. */
export function shippedPath(name: string): string {
  return join(__dirname, '..', ...name.split('/'));
}

/** A file that comes with Signpost and that it cannot do without; throws a SignpostError (`shipped_file_unreadable`) that says how to get it back. */
export function readShipped(name: string): Buffer {
  try {
    return readFileSync(shippedPath(name));
  } catch (error) {
    throw new SignpostError(
      'shipped_file_unreadable',
      `${name} cannot be read (${systemCode(error)}). It comes with Signpost: put it back ("git checkout -- ${name}", or from the release that you installed), and let Signpost's user read it.`,
      { cause: error },
    );
  }
}
