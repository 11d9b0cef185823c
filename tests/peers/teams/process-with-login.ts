import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDataDir } from '../../fixtures/data-dir';
import { APP_ID, TENANT } from './activities';
import { type Login, startLogin } from './login';
import { type SignpostProcess, startProcess } from './process';

/** Signpost with credentials, in a process of its own, and the login that gives it its tokens. */
export interface ProcessWithLogin {
  readonly signpost: SignpostProcess;
  readonly login: Login;
  /** What it was started with, for the commands beside it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts both; `metadataUrl` is where the connector describes its keys. */
export async function startProcessWithLogin(metadataUrl: string): Promise<ProcessWithLogin> {
  const login = await startLogin();
  const folder = mkdtempSync(join(tmpdir(), 'signpost-teams-'));
  const certificate = join(folder, 'login.pem');
  writeFileSync(certificate, login.certificate);
  const settings = {
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'a-client-secret',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TEAMS_OPENID_METADATA_URL: metadataUrl,
    TEAMS_LOGIN_URL: login.url,
    NODE_EXTRA_CA_CERTS: certificate,
    DATA_DIR: freshDataDir(),
  };
  const clear = async () => {
    await login.close();
    for (const made of [folder, settings.DATA_DIR]) rmSync(made, { recursive: true, force: true });
  };
  const signpost = await startProcess(settings).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  return {
    signpost,
    login,
    settings,
    async close() {
      await signpost.stop();
      await clear();
    },
  };
}
