import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('the bill of materials ends quietly when its reader goes away', () => {
  const script = join(__dirname, '..', '..', 'scripts', 'sbom.mjs');
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', `"${process.execPath}" "${script}" | head -c 20; echo " \${PIPESTATUS[0]}"`],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout).toMatch(/^\{\n {2}"\$schema"[\s\S]* 0\n$/);
  expect(stderr).toBe('');
});
