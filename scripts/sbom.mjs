// Writes what Signpost is made of as CycloneDX, packages and models, to standard output or a file: node scripts/sbom.mjs [FILE]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is shipped beside packages: NOTICE names the page that tells how each was made. */
const MODELS = [
  { name: 'all-MiniLM-L6-v2', file: 'models/encoder/lower.onnx', licence: { id: 'Apache-2.0' } },
  { name: 'all-MiniLM-L6-v2, meaning', file: 'models/encoder/meaning.onnx', licence: { id: 'Apache-2.0' } },
  { name: 'all-MiniLM-L6-v2, danger and topics', file: 'models/encoder/readers.onnx', licence: { id: 'Apache-2.0' } },
  { name: 'glove-50000', file: 'models/word-vectors.bin', licence: { id: 'PDDL-1.0' } },
  // Its terms have no SPDX identifier: models/english-words.LICENSE.
  { name: 'scowl-55', type: 'data', file: 'models/english-words.txt', licence: { name: 'SCOWL' } },
];

const listed = execFileSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
);
const bom = JSON.parse(listed);
// Npm's own --omit=dev would leave out, too, what is shipped and is needed by something else that is not.
const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));
const shipped = new Set([bom.metadata.component['bom-ref']]);
for (const [path, { version, dev }] of Object.entries(packages))
  if (path && !dev) shipped.add(`${path.replace(/.*node_modules\//, '')}@${version}`);
const isShipped = (ref) => shipped.has(ref);
bom.components = bom.components.filter((one) => isShipped(one['bom-ref']));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => isShipped(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isShipped) }));
for (const { name, type = 'machine-learning-model', file, licence } of MODELS) {
  const content = createHash('sha256')
    .update(readFileSync(`${root}/${file}`))
    .digest('hex');
  bom.components.push({
    'bom-ref': file,
    type,
    name,
    version: content.slice(0, 12),
    hashes: [{ alg: 'SHA-256', content }],
    licenses: [{ license: licence }],
  });
}
// A reader that went away (`sbom | head`) is no error of ours.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const text = `${JSON.stringify(bom, null, 2)}\n`;
const [file] = process.argv.slice(2);
if (file) writeFileSync(file, text);
else process.stdout.write(text);
