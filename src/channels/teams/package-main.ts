import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { config as loadEnvironment } from 'dotenv';
import { strToU8, zipSync } from 'fflate';
import { SignpostError } from '../../errors';
import { fillManifest, manifestProblems } from './app-manifest';
import { schemaProblems } from './app-schema';
import { readAppSettings } from './app-settings';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'manifests', 'teams');
/** The same content makes the same zip: its files carry the day on which this format of date begins. */
const MTIME = new Date(1980, 0, 1);

/** `npm run package:teams [FILE]`: writes the zip that an administrator uploads to Teams, by default signpost-teams.zip. */
async function main(target = 'signpost-teams.zip'): Promise<void> {
  loadEnvironment({ quiet: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const settings = readAppSettings(process.env, version);
  const manifest = fillManifest(readFileSync(join(SOURCES, 'manifest.json'), 'utf8'), settings);
  const bySchema = await schemaProblems(manifest);
  const problems = [...(bySchema ?? []), ...manifestProblems(manifest)];
  if (problems.length > 0) {
    const all = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new SignpostError(
      'TEAMS_PACKAGE_INVALID',
      `The Teams manifest is not valid (manifests/teams/manifest.json):\n${all}`,
    );
  }
  const zip = zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      'color.png': readFileSync(join(SOURCES, 'color.png')),
      'outline.png': readFileSync(join(SOURCES, 'outline.png')),
    },
    { level: 9, mtime: MTIME },
  );
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
