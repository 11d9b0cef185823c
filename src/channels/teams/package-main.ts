import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { SignpostError } from '../../errors';
import { buildAppPackage } from './app-package';

/** `npm run package:teams [FILE]`: writes the zip that an administrator uploads to Teams, by default signpost-teams.zip. */
async function main(target = 'signpost-teams.zip'): Promise<void> {
  loadEnvironment({ quiet: true });
  const { zip, version, bySchema } = await buildAppPackage(process.env);
  writeFileSync(target, zip);
  const checked = bySchema ? 'valid by Microsoft’s schema' : 'not checked by Microsoft’s schema: run "npm ci" for that';
  process.stdout.write(
    `Wrote ${resolve(target)} (version ${version}, ${checked}).\nUpload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.\n`,
  );
}

main(process.argv[2]).catch((error: unknown) => {
  const text =
    error instanceof SignpostError || !(error instanceof Error) ? String((error as Error).message) : error.stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
