import { SignpostError, systemCode } from '../errors';

/** What is wrong, by our code: what an administrator reads of it. `place` is the file or the server. */
const TROUBLES = {
  store_unreachable: (place: string) =>
    `The database (${place}) cannot be reached. Start it, or check the host and port in DATABASE_URL and the network between.`,
  store_login: (place: string) =>
    `The database (${place}) does not let Signpost in. Check user, password and database name in DATABASE_URL.`,
  store_permission: (place: string) =>
    `The database (${place}) does not allow what Signpost needs. Let its user create tables in the schema, and read and write them.`,
  store_busy: (place: string) =>
    `The database (${place}) takes no more connections. Raise its max_connections, or run fewer replicas.`,
  store_full: (place: string) =>
    `There is no room left for the database (${place}). Free space on its disk: Signpost goes on by itself.`,
  store_read_only: (place: string) =>
    `The database (${place}) cannot be written to. Give Signpost's user write access to it and its folder, or point DATA_DIR or DATABASE_URL elsewhere.`,
  store_locked: (place: string) =>
    `The database (${place}) is locked by another program. Stop that program (a backup, an open SQLite shell).`,
  store_corrupt: (place: string) =>
    `The database (${place}) is damaged. Move it aside, with the files whose names begin with its own, and put a backup in its place or none: Signpost goes on by itself.`,
  store_no_place: (place: string) =>
    `The database (${place}) cannot be opened there. Check that DATA_DIR is a folder that Signpost's user may write to.`,
  store_disk: (place: string) => `The disk of the database (${place}) cannot be read or written. Check it for faults.`,
  store_slow: (place: string) => `The database (${place}) is too slow to be waited for. Check its load and its disk.`,
  store_failed: (place: string) => `The database (${place}) failed.`,
} as const;

type Trouble = keyof typeof TROUBLES;

/** The codes of the system, of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of SQLite (https://www.sqlite.org/rescode.html), by how they begin. */
const CODES: readonly (readonly [RegExp, Trouble])[] = [
  [/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|08|57P)/, 'store_unreachable'],
  [/^(28|3D000)/, 'store_login'],
  [/^(42501|3F000)/, 'store_permission'],
  [/^53300/, 'store_busy'],
  [/^(53100|ENOSPC|SQLITE_FULL)/, 'store_full'],
  [/^(58030|EIO|SQLITE_IOERR)/, 'store_disk'],
  [/^(25006|EROFS|SQLITE_READONLY)/, 'store_read_only'],
  [/^(55P03|SQLITE_BUSY|SQLITE_LOCKED)/, 'store_locked'],
  [/^(XX00[12]|SQLITE_CORRUPT|SQLITE_NOTADB)/, 'store_corrupt'],
  [/^(EACCES|EPERM|ENOENT|ENOTDIR|EISDIR|EEXIST|SQLITE_CANTOPEN)/, 'store_no_place'],
];

/** Nothing came of a call in time. */
export class SlowError extends Error {
  readonly code = 'slow';
}

/**
 * What an administrator is told of an error of the database: a stable code, and what to do. The driver's own words are left out, for they can
 * quote what was to be written; its code is not.
 */
export function explainTrouble(error: unknown, place: string): SignpostError {
  if (error instanceof SignpostError) return error;
  if (error instanceof SlowError) return new SignpostError('store_slow', TROUBLES.store_slow(place));
  const code = systemCode(error);
  const trouble = CODES.find(([pattern]) => pattern.test(code))?.[1];
  if (trouble) return new SignpostError(trouble, `${TROUBLES[trouble](place)} (${code})`);
  // pg gives no code when it has waited for long enough or when the line broke.
  if (isLineTrouble(error)) return new SignpostError('store_unreachable', TROUBLES.store_unreachable(place));
  return new SignpostError('store_failed', `${TROUBLES.store_failed(place)} (${code})`);
}

/** Whether the database refused what it was given, rather than having trouble of its own: trying again is of no use. */
export function isRefusal(error: unknown): boolean {
  return /^(22|23|SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE))/.test(systemCode(error));
}

function isLineTrouble(error: unknown): boolean {
  return error instanceof Error && /timeout|terminated|connection/i.test(error.message);
}
