import { config as loadEnvironment } from 'dotenv';
import { readArguments, runCommand } from '../command-line';
import { readConfig } from '../config';
import { findLeafletFolder } from '../knowledge/leaflet-folder';
import { loadKnowledge } from '../knowledge/load';
import { openLearned } from '../open-assistant';

/** Part of `npm run build`: compiles the content's model into DATA_DIR, so that the next start only loads it. */
async function main(): Promise<void> {
  readArguments('usage: npm run build', {});
  loadEnvironment({ quiet: true });
  const config = readConfig(process.env);
  const knowledge = loadKnowledge(findLeafletFolder(config.knowledgeDir));
  const { model, withoutEncoder, untaught, notKept } = await openLearned(knowledge, config);
  if (withoutEncoder) process.stderr.write(`Compiled without the sentence encoder: ${withoutEncoder}\n`);
  if (untaught) process.stderr.write(`${untaught}\n`);
  if (notKept) process.stderr.write(`${notKept}\n`);
  process.stdout.write(model.fromCache ? 'The compiled model is up to date.\n' : 'The model is compiled.\n');
}

runCommand(main);
