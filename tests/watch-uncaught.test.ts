import { join } from 'node:path';
import { runNode } from './e2e/ask-process';
import { privateWordsIn } from './fixtures/private-words';
import { send } from './fixtures/send';
import { httpLine } from './peers/slack/http-line';
import { directMessage } from './peers/slack/payloads';
import { type SlackPeer, startSlackPeer } from './peers/slack/slack-peer';
import { type SignpostProcess, startProcess } from './peers/teams/process';
import { until } from './store/asked-meanwhile';

const THROWS = join(__dirname, 'fixtures', 'throws-when-told.cjs');
const AWAY = { ENCODER: 'off', NODE_OPTIONS: `--require ${THROWS}` };

let peer: SlackPeer;
let signpost: SignpostProcess | undefined;
beforeEach(async () => {
  peer = await startSlackPeer();
});
afterEach(async () => {
  await signpost?.end('SIGKILL');
  await peer.close();
});

async function start(more: Readonly<Record<string, string>> = {}) {
  const { botToken, signingSecret, apiUrl } = peer.settings;
  const slack = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl };
  const started = await startProcess({ ...AWAY, ...slack, ...more });
  signpost = started;
  return { ...started, line: httpLine(() => `${started.url}/slack/events`, signingSecret) };
}

/** What is logged of the error of throws-when-told.cjs, wherever Signpost stands. */
const LOGGED = {
  error: 'TypeError',
  code: 'ERR_ODD',
  frames: expect.arrayContaining([expect.stringMatching(/^tests\/fixtures\/throws-when-told\.cjs:\d\d:\d+$/)]),
  cause: { error: 'Error', frames: expect.any(Array) },
};
const told = (log: readonly string[], kind: string) => log.filter((line) => line.includes(`"uncaught":"${kind}"`));

describe('an exception that nothing catches', () => {
  it('ends the process once the answers under way are out, with a status that asks for a new start, without a word of it', async () => {
    const { line, log, pid, end } = await start();
    peer.fault({ method: 'chat.postMessage', delayMs: 1_500 });
    await line.deliver(directMessage({ text: 'Wishaw social work number' }));
    await until(() => peer.calls.some(({ method }) => method === 'chat.postMessage'));
    process.kill(pid, 'SIGUSR2');
    await until(() => told(log, 'exception').length > 0);
    // Whoever watches over it may ask it to stop meanwhile.
    expect(await end('SIGTERM')).toBe(70);
    expect(peer.messages.map(({ text }) => text.includes('01698 348200'))).toEqual([true]);
    expect(JSON.parse(told(log, 'exception')[0] ?? '')).toMatchObject({ level: 60, ...LOGGED });
    expect(log.at(-1)).toContain('"stopped"');
    expect(privateWordsIn(log)).toEqual([]);
  }, 60_000);

  it('ends the start in the same way', async () => {
    const main = join(__dirname, '..', 'dist', 'main.js');
    const { status, stdout, stderr } = await runNode([main], '', { ...AWAY, PORT: '0', THROW_AT_START: 'yes' });
    expect({ status, stderr }).toEqual({ status: 70, stderr: '' });
    expect(told(stdout.split('\n'), 'exception').map((text) => JSON.parse(text))).toMatchObject([LOGGED]);
    expect(privateWordsIn([stdout])).toEqual([]);
  }, 60_000);
});

describe('a rejected promise that nothing catches', () => {
  it('is logged without a word of it and counted, and questions go on being answered', async () => {
    const { line, log, pid, url, stop } = await start();
    process.kill(pid, 'SIGHUP');
    await until(() => told(log, 'rejection').length > 0);
    expect(JSON.parse(told(log, 'rejection')[0] ?? '')).toMatchObject({ level: 50, ...LOGGED });
    expect((await send(`${url}/metrics`)).text).toMatch(/^signpost_uncaught_total\{kind="rejection"\} 1$/m);
    await line.deliver(directMessage({ text: 'Wishaw social work number' }));
    await peer.said(1);
    expect(await stop()).toBe(0);
    expect(privateWordsIn(log)).toEqual([]);
  }, 60_000);
});

describe('a warm-up that fails', () => {
  it('is logged without a word of it, and questions are answered all the same', async () => {
    const { line, log, stop } = await start({ FAIL_WARM_UP: 'yes' });
    const failed = () => log.filter((text) => text.includes('warming up failed'));
    await until(() => failed().length > 0);
    expect(failed().map((text) => JSON.parse(text))).toMatchObject([{ level: 50, ...LOGGED }]);
    await line.deliver(directMessage({ text: 'Wishaw social work number' }));
    await peer.said(1);
    expect(await stop()).toBe(0);
    expect(privateWordsIn(log)).toEqual([]);
  }, 60_000);
});
