import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transformFileSync } from '@swc/core';
import { APP_ID, TENANT } from '../peers/teams/activities';
import { type Login, LOGIN_TOKEN, startLogin } from '../peers/teams/login';

/**
 * The token of our own calls, got by Microsoft's library from a token service over https. A process of its own, since Node reads
 * NODE_EXTRA_CA_CERTS only when it starts.
 */

const root = join(__dirname, '..', '..');
let login: Login;
let folder: string;

beforeAll(async () => {
  login = await startLogin();
  folder = mkdtempSync(join(root, 'dist-token-'));
  for (const name of ['errors', 'channels/teams/settings', 'channels/teams/outgoing-token']) {
    const { code } = transformFileSync(join(root, 'src', `${name}.ts`), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, `${name.split('/').at(-1)}.js`), code.replaceAll('../../errors', './errors'));
  }
  writeFileSync(join(folder, 'ca.pem'), login.certificate);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await login.close();
});
