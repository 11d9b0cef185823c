import { config as loadEnvironment } from 'dotenv';
import { readArguments, runCommand } from './command-line';
import { countOf, reportOf } from './doctor/areas';
import { examine } from './doctor/examine';

const USAGE = 'usage: npm run doctor [-- --slack-manifest FILE]';

/** `npm run doctor`: a report on standard output; status 0 when nothing needs fixing, 1 when something does, 2 for arguments that it doesn't know. */
async function main(): Promise<void> {
  const { values } = readArguments(USAGE, { options: { 'slack-manifest': { type: 'string' } } });
  const slackManifest = values['slack-manifest'];
  loadEnvironment({ quiet: true });
  const areas = await examine({
    environment: process.env,
    clock: Date.now,
    ...(slackManifest ? { slackManifest } : {}),
  });
  process.stdout.write(reportOf(areas));
  process.exitCode = countOf(areas, 'problem') > 0 ? 1 : 0;
}

runCommand(main);
