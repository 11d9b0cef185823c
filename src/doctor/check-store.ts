import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pino from 'pino';
import type { Config } from '../config';
import { SignpostError, systemCode } from '../errors';
import { createStore } from '../store/open-store';
import type { Finding } from './finding';

const PATIENCE_MS = 5_000;
const WITHOUT = 'Answers go on without it; deliveries and conversations are then kept in memory alone.';

/** Whether what is kept can be kept: a PostgreSQL server is asked; of a data folder only its rights are looked at, so that no file of ours comes to belong to somebody else. */
export async function checkStore(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Finding[]> {
  return config.databaseUrl ? checkServer(config) : checkFolder(config.dataDir);
}

async function checkServer(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Finding[]> {
  const said: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(String(JSON.parse(line).msg)) });
  const store = createStore(config, log);
  try {
    await store.start(PATIENCE_MS);
    if (store.health().isUp)
      return [{ level: 'ok', what: 'The database that DATABASE_URL names takes what is to be kept.' }];
    return [
      {
        level: 'problem',
        what: said[0] ?? 'The database that DATABASE_URL names did not answer in time.',
      },
    ];
  } finally {
    await store.close();
  }
}

async function checkFolder(dataDir: string): Promise<Finding[]> {
  try {
    const nearest = await nearestThere(resolve(dataDir));
    await access(nearest, constants.W_OK | constants.X_OK);
    const isMade = nearest === resolve(dataDir);
    const how = isMade ? 'can be written to' : 'is not there yet; it is made at the first start';
    return [{ level: 'ok', what: `DATA_DIR (${dataDir}) ${how}.` }];
  } catch (error) {
    const next = `Give the user that runs Signpost the right to write there, or set DATA_DIR to another folder. ${WITHOUT}`;
    return [{ level: 'problem', what: `DATA_DIR (${dataDir}) cannot be written to (${systemCode(error)}).`, next }];
  }
}

/** The folder itself, or the nearest one above it that there is, in which it would be made. Rejects where a file stands in the way, or nobody may look. */
async function nearestThere(folder: string): Promise<string> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new SignpostError('ENOTDIR', `${folder} is no folder`);
    return folder;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    return nearestThere(dirname(folder));
  }
}
