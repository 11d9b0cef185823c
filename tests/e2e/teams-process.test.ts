import { join } from 'node:path';
import { COMMANDS } from '../../src/channels/teams/commands';
import {
  APP_ID,
  buttonTap,
  channelMention,
  onlyYouMessage,
  personalMessage,
  TENANT,
  type TeamsActivity,
} from '../peers/teams/activities';
import { dataOfButtons, type PostedActivity, startConnector, type TeamsConnector } from '../peers/teams/connector';
import { LOGIN_TOKEN } from '../peers/teams/login';
import { startProcess } from '../peers/teams/process';
import { type ProcessWithLogin, startProcessWithLogin } from '../peers/teams/process-with-login';
import { runNode } from './ask-process';

/** The whole of Signpost in a process of its own, on the real leaflet, with Microsoft's own library getting its tokens over https. */

let connector: TeamsConnector;
let bot: ProcessWithLogin;

beforeAll(async () => {
  connector = await startConnector();
  bot = await startProcessWithLogin(connector.metadataUrl);
}, 220_000);
afterAll(async () => {
  await bot?.close();
  await connector?.close();
});

it('posts with a token that it got by its client secret, asked for once', async () => {
  await ask(personalMessage(connector.serviceUrl, 'what are the signs'));
  await ask(personalMessage(connector.serviceUrl, 'what can I do'));
  expect(new Set(connector.hits.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${LOGIN_TOKEN}`]));
  expect(bot.login.requests).toMatchObject([{ path: `/${TENANT}/oauth2/v2.0/token` }]);
  const form = Object.fromEntries(bot.login.requests[0]?.form ?? []);
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

describe('a notice of changed content', () => {
  const notice = (...args: string[]) => runNode([entry('channels/teams/announce-main.js'), ...args], '', bot.settings);

  it('goes to the conversation that asked for it, once, from a command beside the running bot', async () => {
    await post(personalMessage(connector.serviceUrl, 'announce on'));
    const before = connector.messages().length;
    expect(await notice('--choice', 'contact:wishaw')).toMatchObject({
      status: 0,
      stdout: 'Told 1; 0 had it already.\n',
    });
    expect(await notice('--choice', 'contact:wishaw')).toMatchObject({
      status: 0,
      stdout: 'Told 0; 1 had it already.\n',
    });
    expect(connector.messages()).toHaveLength(before + 1);
    expect(fallbackText(connector.messages().at(-1))).toMatch(/^The leaflet has changed: .*01698 348200/s);
    expect(connector.hits.at(-1)?.authorization).toBe(`Bearer ${LOGIN_TOKEN}`);
  });

  it('can be looked at before it is sent', async () => {
    const before = connector.hits.length;
    const { stdout } = await notice('--choice', 'topic:signs', '--dry-run');
    expect(stdout).toMatch(/^The leaflet has changed: .*999/s);
    expect(connector.hits).toHaveLength(before);
  });

  it('says what may be announced when it is told something else', async () => {
    expect(await notice('--choice', 'contact:hamilton')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('contact: airdrie'),
    });
  });
});

describe('the doctor', () => {
  const examine = () => runNode([entry('doctor-main.js')], '', bot.settings);

  it('finds keys and token, read as the bot reads them', async () => {
    const { stdout } = await examine();
    expect(stdout).toContain('ok   1 key(s) that sign Teams’ requests');
    expect(stdout).toContain('ok   A token for answering was given');
  });

  it('names what to do when the login refuses the secret', async () => {
    bot.login.status = 401;
    const { status, stdout } = await examine();
    bot.login.status = 200;
    expect(stdout).toMatch(/FIX {2}No token.*AADSTS7000215.*\n.*copy the secret’s value, not its id/);
    expect([status, stdout.includes('a-client-secret')]).toEqual([1, false]);
  });
});

it('answers a command of the / list with the same token, to its sender alone', async () => {
  const message = await ask(onlyYouMessage(connector.serviceUrl, '/Wishaw social work number'));
  expect(fallbackText(message)).toContain('01698 348200');
  expect(connector.hits.at(-1)).toMatchObject({ targeted: true, authorization: `Bearer ${LOGIN_TOKEN}` });
});

it('writes no question into its log, and stops when it is told to', async () => {
  expect(bot.signpost.log.join('\n')).not.toMatch(/Wishaw|taken away|Morag/);
  expect(await bot.signpost.stop()).toBe(0);
});

async function post(activity: TeamsActivity): Promise<unknown> {
  const response = await fetch(`${bot.signpost.url}/api/messages`, {
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

it('does not serve Teams without credentials where others than this machine can reach it', async () => {
  const open = await startProcess({ HOST: '0.0.0.0', ENCODER: 'off' });
  const { port } = new URL(open.url);
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
  await open.stop();
});

/** A built entry of the program. */
function entry(file: string): string {
  return join(__dirname, '..', '..', 'dist', file);
}
