import { config as loadEnvironment } from 'dotenv';
import { readConfig } from '../config';
import { findLeafletFolder } from '../knowledge/leaflet-folder';
import { loadKnowledge } from '../knowledge/load';
import { openModel } from './open-model';

/** Part of `npm run build`: compiles the content's model into DATA_DIR, so that the next start only loads it. */
loadEnvironment({ quiet: true });
try {
  const config = readConfig(process.env);
  const { fromCache } = openModel(loadKnowledge(findLeafletFolder(config.knowledgeDir)), config.dataDir);
  process.stdout.write(fromCache ? 'The compiled model is up to date.\n' : 'The model is compiled.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
