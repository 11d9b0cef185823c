import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/open-sqlite';

/** The thread as it is built: jest compiles for itself alone. */
const THREAD = join(__dirname, '..', '..', 'dist', 'store', 'sqlite-thread.js');

/** A SQLite file, opened from the sources. */
export function sqlite(file: string) {
  return openSqlite(file, THREAD);
}

/** A temporary folder, removed after the tests of the `describe` that calls this; an odd name, as administrators' folders have. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signpost store #1 '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
