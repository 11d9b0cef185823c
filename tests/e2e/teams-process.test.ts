import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../src/channels/teams/commands';
import {
  APP_ID,
  buttonTap,
  channelMention,
  personalMessage,
  TENANT,
  type TeamsActivity,
} from '../peers/teams/activities';
import { dataOfButtons, type PostedActivity, startConnector, type TeamsConnector } from '../peers/teams/connector';
import { LOGIN_TOKEN, type Login, startLogin } from '../peers/teams/login';
import { type SignpostProcess, startProcess } from '../peers/teams/process';

/** The whole of Signpost in a process of its own, on the real leaflet, with Microsoft's own library getting its tokens over https. */

let connector: TeamsConnector;
let login: Login;
let signpost: SignpostProcess;
let folder: string;

beforeAll(async () => {
  connector = await startConnector();
  login = await startLogin();
  folder = mkdtempSync(join(tmpdir(), 'signpost-teams-'));
  const certificate = join(folder, 'login.pem');
  writeFileSync(certificate, login.certificate);
  signpost = await startProcess({
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'a-client-secret',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TEAMS_OPENID_METADATA_URL: connector.metadataUrl,
    TEAMS_LOGIN_URL: login.url,
    NODE_EXTRA_CA_CERTS: certificate,
  });
}, 220_000);
afterAll(async () => {
  await signpost?.stop();
  await connector?.close();
  await login?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

it('posts with a token that it got by its client secret, asked for once', async () => {
  await ask(personalMessage(connector.serviceUrl, 'what are the signs'));
  await ask(personalMessage(connector.serviceUrl, 'what can I do'));
  expect(new Set(connector.hits.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${LOGIN_TOKEN}`]));
  expect(login.requests).toMatchObject([{ path: `/${TENANT}/oauth2/v2.0/token` }]);
  const form = Object.fromEntries(login.requests[0]?.form ?? []);
  expect(form).toMatchObject({
    grant_type: 'client_credentials',
    client_id: APP_ID,
    client_secret: 'a-client-secret',
    scope: expect.stringContaining('https://api.botframework.com/.default'),
  });
});

it('answers in a channel with the right number, printed', async () => {
  const message = await ask(channelMention(connector.serviceUrl, 'Wishaw social work number'));
  expect(fallbackText(message)).toContain('01698 348200');
  expect(fallbackText(message)).not.toContain('01236 757000');
});

const ANSWERS: Readonly<Record<(typeof COMMANDS)[number]['title'], string>> = {
  definition: 'What is Child Sexual Exploitation (CSE)?',
  signs: 'Staying out late',
  'who might be affected': 'higher risk',
  consent: 'consent',
  online: 'online',
  'what can I do': 'Doing nothing is not an option!',
  contacts: '01236 622100',
  websites: 'barnardos',
  help: 'Signpost',
};
it.each(COMMANDS.map(({ title }) => title))('answers the word %s of the command menu', async (title) => {
  const message = await ask(channelMention(connector.serviceUrl, title));
  expect(fallbackText(message)).toContain(ANSWERS[title]);
  expect(message?.inputHint).toBe('acceptingInput');
});

it('answers every button of its help card', async () => {
  const help = await ask(personalMessage(connector.serviceUrl, 'help'));
  const buttons = dataOfButtons(help);
  expect(buttons.length).toBeGreaterThan(3);
  for (const data of buttons) {
    const before = connector.messages().length;
    const body = await post(buttonTap(connector.serviceUrl, data));
    expect(body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    expect(fallbackText(connector.messages()[before])).toMatch(/999/);
  }
});

it('puts danger first', async () => {
  const message = await ask(
    channelMention(connector.serviceUrl, 'a girl has just been taken away in a car by a man, help'),
  );
  expect(fallbackText(message)).toMatch(/^If a child is in danger now/);
});

it('writes no question into its log, and stops when it is told to', async () => {
  expect(signpost.log.join('\n')).not.toMatch(/Wishaw|taken away|Morag/);
  expect(await signpost.stop()).toBe(0);
});

async function post(activity: TeamsActivity): Promise<unknown> {
  const response = await fetch(`${signpost.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${connector.token(APP_ID)}` },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([200, expect.any(String)]);
  return text === '' ? undefined : JSON.parse(text);
}

/** Asks, and gives what was posted. */
async function ask(activity: TeamsActivity): Promise<PostedActivity | undefined> {
  const before = connector.messages().length;
  await post(activity);
  expect(connector.messages()).toHaveLength(before + 1);
  return connector.messages()[before];
}

function fallbackText(message: PostedActivity | undefined): string {
  return message?.attachments?.[0]?.content.fallbackText ?? '';
}
