import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { SignpostError } from '../../errors';
import { fillManifest, manifestProblems } from './app-manifest';
import { schemaProblems } from './app-schema';
import { readAppSettings } from './app-settings';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'manifests', 'teams');
/** The same content makes the same zip: its files carry the day on which this format of date begins. */
const MTIME = new Date(1980, 0, 1);
/** Width and height, in pixels, that Teams asks for (learn.microsoft.com, "Design your Microsoft Teams app icon"). */
const ICONS = { 'color.png': 192, 'outline.png': 32 } as const;

/** The app package that an administrator uploads. */
export interface AppPackage {
  /** The bytes of the zip: manifest and icons. */
  readonly zip: Uint8Array;
  readonly version: string;
  /** False where Microsoft's schema is not installed (it is for development): then our own checks alone were made. */
  readonly bySchema: boolean;
}

/** Fills the manifest from the settings, checks it and packs it. Throws a SignpostError that names every setting or field that is wrong. */
export async function buildAppPackage(environment: Readonly<Record<string, string | undefined>>): Promise<AppPackage> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const settings = readAppSettings(environment, version);
  const manifest = fillManifest(readFileSync(join(SOURCES, 'manifest.json'), 'utf8'), settings);
  const icons = Object.entries(ICONS).map(([name, size]) => {
    const bytes = readFileSync(join(SOURCES, name));
    return { name, bytes, problems: isPngOf(bytes, size) ? [] : [`${name} must be a PNG of ${size} x ${size} pixels`] };
  });
  const bySchema = await schemaProblems(manifest);
  const problems = [...(bySchema ?? []), ...manifestProblems(manifest), ...icons.flatMap((icon) => icon.problems)];
  if (problems.length > 0) {
    const all = [...new Set(problems)].map((problem) => `  - ${problem}`).join('\n');
    throw new SignpostError(
      'teams_package_invalid',
      `The Teams app package is not valid (manifests/teams/manifest.json):\n${all}`,
    );
  }
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries(icons.map(({ name, bytes }) => [name, bytes])),
  };
  return { zip: zipSync(files, { level: 9, mtime: MTIME }), version, bySchema: bySchema !== undefined };
}

function isPngOf(bytes: Buffer, size: number): boolean {
  const isPng = bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.length > 24;
  return isPng && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size;
}
