import { existsSync } from 'node:fs';
import type { Config } from '../config';
import { SignpostError } from '../errors';
import type { DatabaseStore } from '../store/database-store';
import { openDatabaseStore, placeOf } from '../store/open-store';
import { explainTrouble } from '../store/store-trouble';

/**
 * Does something with the store that the settings name, and closes it. A running Signpost may use it at the same time. Rejects with a SignpostError
 * that says what to do: where there is no store yet (none is made), and for the database's own trouble.
 */
export async function withOwnersStore<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (store: DatabaseStore) => Promise<T>,
): Promise<T> {
  const place = placeOf(config);
  if (!config.databaseUrl && !existsSync(place)) throw nothingKept(place);
  try {
    const store = await openDatabaseStore(config);
    return await work(store).finally(() => store.close());
  } catch (error) {
    throw explainTrouble(error, place);
  }
}

function nothingKept(place: string): SignpostError {
  return new SignpostError(
    'config_nothing_kept',
    `There is no ${place}. Set DATA_DIR, or DATABASE_URL, as it is set for the Signpost whose report you want; the file is made when that first starts.`,
  );
}
