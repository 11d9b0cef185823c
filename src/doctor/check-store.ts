import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import pino from 'pino';
import type { Config } from '../config';
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
    await access(dataDir, constants.W_OK);
    return [{ level: 'ok', what: `DATA_DIR (${dataDir}) can be written to.` }];
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing)
      return [{ level: 'ok', what: `DATA_DIR (${dataDir}) is not there yet; it is made at the first start.` }];
    const next = `Give the user that runs Signpost the right to write there, or set DATA_DIR to another folder. ${WITHOUT}`;
    return [{ level: 'problem', what: `DATA_DIR (${dataDir}) cannot be written to.`, next }];
  }
}
