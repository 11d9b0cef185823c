import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { checkSlack } from '../../../src/channels/slack/doctor';
import type { SlackSettings } from '../../../src/channels/slack/settings';
import { realKnowledge } from '../../fixtures/real-assistant';
import { type Manifest, ourManifest } from '../../peers/slack/our-manifest';
import { type SlackPeer, startSlackPeer } from '../../peers/slack/slack-peer';

let peer: SlackPeer;
let folder: string;
beforeAll(async () => {
  peer = await startSlackPeer();
  folder = mkdtempSync(join(tmpdir(), 'signpost-doctor-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await peer.close();
});
afterEach(() => peer.reset());

function settings(more: Partial<SlackSettings> = {}): SlackSettings {
  const { botToken, apiUrl } = peer.settings;
  return { botToken, apiUrl, channelAnswers: 'thread', signingSecret: 'a'.repeat(32), ...more };
}

const overSocket = () => settings({ appToken: peer.settings.appToken });

/** What is wrong or unproved, and what to do about it, a line each. */
async function complaints(of: SlackSettings, slackManifest?: string): Promise<string[]> {
  const findings = await checkSlack(of, { knowledge: realKnowledge(), slackManifest });
  return findings.flatMap(({ level, what, next }) => (level === 'ok' ? [] : [`${level}: ${what} ${next ?? ''}`]));
}

/** A manifest like ours, changed, in a file as an administrator would copy it. */
function manifestFile(change: (manifest: Manifest) => unknown = () => {}): string {
  const served: Manifest = JSON.parse(
    JSON.stringify(ourManifest()).replaceAll('signpost.example.org', 'signpost.council.uk'),
  );
  change(served);
  const file = join(folder, 'exported.yaml');
  writeFileSync(file, stringify(served));
  return file;
}

describe('the doctor in Slack', () => {
  it('finds nothing wrong where all is well, over HTTP and over Socket Mode, and posts nothing', async () => {
    expect(await complaints(settings(), manifestFile())).toEqual([]);
    const socketed = manifestFile(({ settings: theirs }) => Object.assign(theirs, { socket_mode_enabled: true }));
    expect(await complaints(overSocket(), socketed)).toEqual([]);
    expect(peer.messages).toEqual([]);
    expect(new Set(peer.calls.map(({ method }) => method))).toEqual(
      new Set(['auth.test', 'apps.connections.open', 'blocks.validate']),
    );
  });

  it('says how to have events and commands looked at, which it cannot see', async () => {
    expect(await complaints(settings())).toEqual([
      expect.stringMatching(/^warning: .*configuration token.*--slack-manifest FILE/),
    ]);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    'names a bot token that is refused: %s',
    async (error) => {
      peer.fault({ method: 'auth.test', error });
      const [first] = await complaints(settings());
      expect(first).toMatch(
        new RegExp(`^problem: Slack refused SLACK_BOT_TOKEN \\(${error}\\). Copy the Bot User OAuth Token`),
      );
    },
  );

  it.each([
    ['invalid_auth', /SLACK_APP_TOKEN \(invalid_auth\).*connections:write/],
    ['missing_scope', /lacks the scope connections:write/],
  ])('names an app token that is refused: %s', async (error, words) => {
    peer.fault({ method: 'apps.connections.open', error });
    const [first] = await complaints(overSocket());
    expect(first).toMatch(words);
  });

  it('says that Slack cannot be reached', async () => {
    const [first] = await complaints(settings({ apiUrl: 'http://127.0.0.1:9/api/' }));
    expect(first).toMatch(/^problem: Slack could not be asked .*\(unreachable\)/);
  });

  it.each([
    ['a scope that nobody can ask without', 'im:history', 'problem'],
    ['another scope', 'assistant:write', 'warning'],
  ])('names %s that the token lacks, and where to add it', async (_what, scope, level) => {
    const all = peer.scopes;
    peer.scopes = all.filter((granted) => granted !== scope);
    const [first] = await complaints(settings(), manifestFile());
    peer.scopes = all;
    expect(first).toMatch(new RegExp(`^${level}: SLACK_BOT_TOKEN lacks the scope ${scope}. Add it .*Bot Token Scopes`));
  });

  it('names scopes that are not used', async () => {
    const all = peer.scopes;
    peer.scopes = [...all, 'users:read'];
    expect(await complaints(settings(), manifestFile())).toEqual([
      expect.stringMatching(/more than Signpost uses: users:read/),
    ]);
    peer.scopes = all;
  });

  it('doubts a signing secret that does not look like one', async () => {
    expect(await complaints(settings({ signingSecret: 'changeme' }), manifestFile())).toEqual([
      expect.stringMatching(/^warning: SLACK_SIGNING_SECRET does not look like one/),
    ]);
  });

  it('says so when Slack would refuse a card of ours', async () => {
    peer.fault({ method: 'blocks.validate', error: 'invalid_blocks' });
    expect(await complaints(settings(), manifestFile())).toEqual([
      expect.stringMatching(/would refuse a card of ours/),
    ]);
  });

  it.each([
    [
      'an event',
      (m: Manifest) =>
        Object.assign(m.settings.event_subscriptions, {
          bot_events: m.settings.event_subscriptions.bot_events.slice(1),
        }),
      /lacks the event app_home_opened.*Event Subscriptions/,
    ],
    [
      'a scope',
      (m: Manifest) => Object.assign(m.oauth_config.scopes, { bot: m.oauth_config.scopes.bot?.slice(1) }),
      /lacks the scope app_mentions:read/,
    ],
    ['the command', (m: Manifest) => Object.assign(m.features, { slash_commands: [] }), /lacks the command \/cse/],
    [
      'a shortcut',
      (m: Manifest) => Object.assign(m.features, { shortcuts: m.features.shortcuts?.slice(1) }),
      /lacks the shortcut answer_from_leaflet/,
    ],
    [
      'the messages tab',
      (m: Manifest) => Object.assign(m.features.app_home, { messages_tab_enabled: false }),
      /lacks the tab messages_tab_enabled/,
    ],
    [
      'interactivity',
      (m: Manifest) => Object.assign(m.settings.interactivity, { is_enabled: false }),
      /Interactivity is off/,
    ],
    ['the agent view', (m: Manifest) => Object.assign(m.features, { agent_view: undefined }), /The app is no agent/],
    [
      'HTTP',
      (m: Manifest) => Object.assign(m.settings, { socket_mode_enabled: true }),
      /Socket Mode is on in the app, and SLACK_APP_TOKEN is not set/,
    ],
    [
      'our address',
      (m: Manifest) => Object.assign(m.settings.interactivity, { request_url: 'https://a.uk/slack' }),
      /Slack sends to https:\/\/a.uk\/slack\./,
    ],
  ] as const)('finds in a manifest that the app lacks %s', async (_what, change, words) => {
    expect(await complaints(settings(), manifestFile(change))).toEqual([expect.stringMatching(words)]);
  });

  it('finds the address of the example in a manifest that was pasted as it is', async () => {
    const ours = join(__dirname, '..', '..', '..', 'manifests', 'slack', 'manifest.yaml');
    expect(await complaints(settings(), ours)).toEqual([
      expect.stringMatching(/Slack sends to https:\/\/signpost\.example\.org/),
    ]);
  });

  it.each([
    ['is not there', join(tmpdir(), 'no-such-manifest'), /cannot be read/],
    ['is none', __filename, /cannot be read|holds no manifest/],
  ])('says so when the file of the manifest %s', async (_what, file, words) => {
    expect(await complaints(settings(), file)).toEqual([expect.stringMatching(words)]);
  });
});
