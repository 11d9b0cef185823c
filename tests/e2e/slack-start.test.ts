import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type SlackPeer, startSlackPeer } from '../peers/slack/slack-peer';
import { startProcess } from '../peers/teams/process';
import { type Ended, runNode } from './ask-process';

/** How Signpost starts, or doesn't, as an administrator sees it: the exit status, and the words on standard error. */

const dist = join(__dirname, '..', '..', 'dist');
let peer: SlackPeer;
beforeAll(async () => {
  peer = await startSlackPeer();
});
afterAll(() => peer.close());

function settings(more: Record<string, string> = {}): Record<string, string> {
  const { botToken, signingSecret, apiUrl } = peer.settings;
  return {
    PORT: '0',
    WEB: 'off',
    ENCODER: 'off',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    ...more,
  };
}

const WRONG: readonly (readonly [string, Record<string, string>, number, RegExp])[] = [
  [
    'a bot token that Slack refuses',
    { SLACK_BOT_TOKEN: 'xoxb-wrong' },
    3,
    /Slack refused SLACK_BOT_TOKEN \(invalid_auth\)/,
  ],
  ['a Slack that is not there', { SLACK_API_URL: 'http://127.0.0.1:9/api/' }, 4, /could not be asked .*SLACK_API_URL/],
  ['no signing secret', { SLACK_SIGNING_SECRET: '' }, 2, /SLACK_SIGNING_SECRET is missing/],
];

describe('Signpost ends at once, saying why', () => {
  let ends: Ended[];
  beforeAll(async () => {
    ends = await Promise.all(WRONG.map(([, more]) => runNode([join(dist, 'main.js')], '', settings(more))));
  }, 60_000);

  it.each(WRONG.map(([what, , status, words], at) => [what, at, status, words] as const))(
    'with %s',
    (_what, at, status, words) => {
      expect(ends[at]?.stderr).toMatch(words);
      // Words, not a stack trace.
      expect(ends[at]?.stderr).not.toMatch(/^\s+at /m);
      expect(ends[at]?.status).toBe(status);
    },
  );
});

describe('Signpost with the web page, and a Slack that is out of reach', () => {
  it('starts all the same, answers there, names slack as degraded until it is reached, and tells the administrator', async () => {
    // The client asks three times itself, at the start and a moment later.
    peer.fault({ method: 'auth.test', status: 503, times: 6 });
    const signpost = await startProcess(settings({ WEB: 'on' }));
    try {
      const degraded = async () => (await fetch(`${signpost.url}/readyz`)).text();
      expect(await degraded()).toContain('"slack"');
      expect(signpost.log.join('')).toMatch(
        /"level":50,.*"slack_unreachable".*Check that this machine reaches slack\.com/,
      );
      const asked = await fetch(`${signpost.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ question: 'Wishaw social work number' }),
      });
      expect(await asked.json()).toMatchObject({ contacts: ['wishaw'] });
      while ((await degraded()).includes('"slack"')) await wait(50);
      // Its log comes by a pipe, at its own time.
      while (!signpost.log.join('').includes('Slack is reached now')) await wait(50);
    } finally {
      expect(await signpost.stop()).toBe(0);
      peer.reset();
    }
  });
});

describe('npm run doctor', () => {
  const doctor = (more: Record<string, string> = {}) => runNode([join(dist, 'doctor-main.js')], '', settings(more));

  it('ends with 0 when nothing needs fixing, with 1 when something does, with 2 for what it does not know', async () => {
    const [fine, wrong, unknown] = await Promise.all([
      doctor(),
      doctor({ SLACK_BOT_TOKEN: 'xoxb-wrong' }),
      runNode([join(dist, 'doctor-main.js'), '--what']),
    ]);
    expect(fine).toMatchObject({ status: 0, stdout: expect.stringContaining('Slack takes SLACK_BOT_TOKEN') });
    expect(wrong).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/FIX {2}Slack refused SLACK_BOT_TOKEN[\s\S]*1 thing needs fixing/),
    });
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('usage: npm run doctor') });
  }, 60_000);
});
