import { config as loadEnvironment } from 'dotenv';
import { readConfig } from '../config';
import { findLeafletFolder } from '../knowledge/leaflet-folder';
import { loadKnowledge } from '../knowledge/load';
import { openLearned } from '../open-assistant';

/** Part of `npm run build`: compiles the content's model into DATA_DIR, so that the next start only loads it. */
async function main(): Promise<void> {
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  const { model, withoutEncoder } = await openLearned(loadKnowledge(findLeafletFolder(config.knowledgeDir)), config);
  if (withoutEncoder) process.stderr.write(`Compiled without the sentence encoder: ${withoutEncoder}\n`);
  process.stdout.write(model.fromCache ? 'The compiled model is up to date.\n' : 'The model is compiled.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
