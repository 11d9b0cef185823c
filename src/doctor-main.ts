import { parseArgs } from 'node:util';
import { config as loadEnvironment } from 'dotenv';
import { countOf, reportOf } from './doctor/areas';
import { examine } from './doctor/examine';

const USAGE = 'usage: npm run doctor [-- --slack-manifest FILE]\n';

/** `npm run doctor`: a report on standard output; status 0 when nothing needs fixing, 1 when something does, 2 for arguments that it doesn't know. */
async function main(): Promise<void> {
  let slackManifest: string | undefined;
  try {
    slackManifest = parseArgs({ options: { 'slack-manifest': { type: 'string' } } }).values['slack-manifest'];
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  loadEnvironment({ quiet: true });
  const areas = await examine({
    environment: process.env,
    clock: Date.now,
    ...(slackManifest ? { slackManifest } : {}),
  });
  process.stdout.write(reportOf(areas));
  process.exitCode = countOf(areas, 'problem') > 0 ? 1 : 0;
}

void main();
