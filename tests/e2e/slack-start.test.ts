import { join } from 'node:path';
import { type SlackPeer, startSlackPeer } from '../peers/slack/slack-peer';
import { runNode } from './ask-process';

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

describe('Signpost ends at once, saying why', () => {
  it.each([
    [
      'a bot token that Slack refuses',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      3,
      /Slack refused SLACK_BOT_TOKEN \(invalid_auth\)/,
    ],
    [
      'a Slack that is not there',
      { SLACK_API_URL: 'http://127.0.0.1:9/api/' },
      4,
      /could not be asked .*SLACK_API_URL/,
    ],
    ['no signing secret', { SLACK_SIGNING_SECRET: '' }, 2, /SLACK_SIGNING_SECRET is missing/],
  ])('with %s', async (_what, more, status, words) => {
    const ended = await runNode([join(dist, 'main.js')], '', settings(more));
    expect(ended.stderr).toMatch(words);
    // Words, not a stack trace.
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.status).toBe(status);
  });
});

describe('npm run doctor', () => {
  const doctor = (more: Record<string, string> = {}) => runNode([join(dist, 'doctor-main.js')], '', settings(more));

  it('ends with 0 when nothing needs fixing, with 1 when something does, with 2 for what it does not know', async () => {
    expect(await doctor()).toMatchObject({ status: 0, stdout: expect.stringContaining('Slack takes SLACK_BOT_TOKEN') });
    expect(await doctor({ SLACK_BOT_TOKEN: 'xoxb-wrong' })).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/FIX {2}Slack refused SLACK_BOT_TOKEN[\s\S]*1 thing needs fixing/),
    });
    expect(await runNode([join(dist, 'doctor-main.js'), '--what'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('usage: npm run doctor'),
    });
  });
});
