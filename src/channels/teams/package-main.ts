import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { readArguments, runCommand, UsageError } from '../../command-line';
import { SignpostError, systemCode } from '../../errors';
import { buildAppPackage } from './app-package';

const USAGE = 'usage: npm run package:teams [-- FILE]';

/** `npm run package:teams [-- FILE]`: writes the zip that an administrator uploads to Teams, by default signpost-teams.zip. */
async function main(): Promise<void> {
  const [target = 'signpost-teams.zip', ...more] = readArguments(USAGE, { allowPositionals: true }).positionals;
  if (more.length > 0) throw new UsageError('The package is written to one file.', USAGE);
  loadEnvironment({ quiet: true });
  const { zip, version, bySchema } = await buildAppPackage(process.env);
  const path = resolve(target);
  write(path, zip);
  const checked = bySchema ? 'valid by Microsoft’s schema' : 'not checked by Microsoft’s schema: run "npm ci" for that';
  process.stdout.write(
    `Wrote ${path} (version ${version}, ${checked}).\nUpload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.\n`,
  );
}

function write(path: string, zip: Uint8Array): void {
  try {
    writeFileSync(path, zip);
  } catch (error) {
    const next = 'Name a file in a folder that is there and that you may write to: npm run package:teams -- FILE';
    throw new SignpostError('package_not_written', `${path} cannot be written (${systemCode(error)}). ${next}`, {
      cause: error,
    });
  }
}

runCommand(main);
