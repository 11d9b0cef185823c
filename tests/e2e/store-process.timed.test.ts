import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDataDir } from '../fixtures/data-dir';
import { httpLine } from '../peers/slack/http-line';
import type { Line } from '../peers/slack/line';
import { directMessage } from '../peers/slack/payloads';
import { type SlackPeer, startSlackPeer } from '../peers/slack/slack-peer';
import { type SignpostProcess, startProcess } from '../peers/teams/process';
import { until } from '../store/asked-meanwhile';
import { runNode } from './ask-process';

/** A process with the store that it has when nobody sets anything: a SQLite file in DATA_DIR. */
let peer: SlackPeer;
let dataDir: string;
let signpost: SignpostProcess | undefined;

beforeEach(async () => {
  peer = await startSlackPeer();
  dataDir = freshDataDir();
});
afterEach(async () => {
  await signpost?.end('SIGKILL');
  await peer.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Line> {
  const { botToken, signingSecret, apiUrl } = peer.settings;
  const started = await startProcess({
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    DATA_DIR: dataDir,
    ENCODER: 'off',
  });
  signpost = started;
  return httpLine(() => `${started.url}/slack/events`, signingSecret);
}

it('answers what it has taken before it stops, refuses what comes then, and remembers both threads and deliveries', async () => {
  const line = await start();
  const asked = directMessage({ text: 'Wishaw social work number' });
  peer.fault({ method: 'chat.postMessage', delayMs: 1_500 });
  expect(await line.deliver(asked)).toMatchObject({ acknowledged: true });
  await until(() => peer.calls.some(({ method }) => method === 'chat.postMessage'));
  const began = Date.now();
  const stopped = signpost?.stop();
  let taken = 1;
  for (; (await line.deliver(directMessage({ text: 'Wishaw social work number' }))).acknowledged; taken += 1);
  expect(await stopped).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(peer.messages).toHaveLength(taken);
  for (const { text } of peer.messages) expect(text).toContain('01698 348200');
  expect(signpost?.log.at(-1)).toContain('"stopped"');

  const again = await start();
  await again.deliver(asked, { attempt: 1, reason: 'http_timeout' });
  await again.deliver(directMessage({ text: 'and Motherwell' }));
  await peer.said(taken + 1);
  expect((await peer.quiet()).slice(taken).map(({ text }) => text.includes('01698 332100'))).toEqual([true]);
}, 240_000);

it('ends at once at a second signal', async () => {
  const line = await start();
  peer.fault({ method: 'chat.postMessage', hang: true, times: 10 });
  await line.deliver(directMessage({ text: 'Wishaw social work number' }));
  await until(() => peer.calls.some(({ method }) => method === 'chat.postMessage'));
  const began = Date.now();
  void signpost?.stop();
  await until(async () => !(await line.deliver(directMessage({ text: 'signs' }))).acknowledged);
  expect(await signpost?.end('SIGINT')).toBe(1);
  expect(Date.now() - began).toBeLessThan(4_000);
}, 240_000);

it('stops within ten seconds though an answer never gets through', async () => {
  const line = await start();
  peer.fault({ method: '*', hang: true, times: 100 });
  await line.deliver(directMessage({ text: 'Wishaw social work number' }));
  const began = Date.now();
  expect(await signpost?.stop()).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
}, 240_000);

it('starts and answers with a database that cannot be used, and says so', async () => {
  writeFileSync(join(dataDir, 'signpost.db'), 'This is a shopping list. '.repeat(1_000));
  const line = await start();
  const readyz = await fetch(`${signpost?.url}/readyz`);
  expect([readyz.status, await readyz.json()]).toMatchObject([200, { degraded: expect.arrayContaining(['store']) }]);
  await line.deliver(directMessage({ text: 'Wishaw social work number' }));
  const [answer] = await peer.said(1);
  expect(answer?.text).toContain('01698 348200');
  expect(signpost?.log.filter((entry) => entry.includes('store_corrupt'))).toHaveLength(1);
}, 240_000);

it('a question in the terminal makes no database', async () => {
  const { stdout } = await runNode(
    [join(__dirname, '..', '..', 'dist', 'channels', 'terminal', 'main.js'), 'Wishaw social work number'],
    '',
    { DATA_DIR: dataDir, ENCODER: 'off' },
  );
  expect(stdout).toContain('01698 348200');
  expect(existsSync(join(dataDir, 'signpost.db'))).toBe(false);
}, 60_000);
