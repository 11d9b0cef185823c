import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { BOT_EVENTS, BOT_SCOPES, EVENTS_PATH, SHORTCUTS, slashCommand } from '../../../src/channels/slack/contract';
import { realKnowledge } from '../../fixtures/real-assistant';
import { officialSchema } from '../../fixtures/schemas';
import { EVENT_SCOPES, METHOD_SCOPES } from '../../peers/slack/method-scopes';
import { ourManifest } from '../../peers/slack/our-manifest';

const ROOT = join(__dirname, '..', '..', '..');

const manifest = ourManifest();

describe("the Slack app's manifest", () => {
  it('asks for the scopes that the code uses, of the bot alone', () => {
    expect(manifest.oauth_config.scopes).toEqual({ bot: BOT_SCOPES });
  });

  it('subscribes to the events that the code hears', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(BOT_EVENTS);
  });

  it('asks for no scope that no call, no event and no feature of ours needs, and for each that one does', () => {
    const byMethod = methodsCalled().map((method) => METHOD_SCOPES[method]);
    const byEvent = BOT_EVENTS.map((event) => EVENT_SCOPES[event]);
    const needed = new Set([...byMethod, ...byEvent, 'commands']);
    // A method or an event that the tables don't know is looked up in Slack's documentation, and put there.
    expect(needed).not.toContain(undefined);
    needed.delete('');
    expect([...needed].sort()).toEqual([...BOT_SCOPES]);
  });

  it('names the shortcuts that the code answers', () => {
    const shortcuts = (manifest.features.shortcuts ?? []).map(({ type, callback_id }) => [type, callback_id]);
    expect(shortcuts).toEqual([
      ['message', SHORTCUTS.answer],
      ['global', SHORTCUTS.findNumber],
    ]);
  });

  it("names the leaflet's command and no other", () => {
    const commands = manifest.features.slash_commands.map(({ command }) => command);
    expect(commands).toEqual([slashCommand(realKnowledge().leaflet)]);
  });

  it('sends all of Slack to the one path', () => {
    const { event_subscriptions, interactivity } = manifest.settings;
    const commands = manifest.features.slash_commands.map(({ url }) => url);
    expect(interactivity.is_enabled).toBe(true);
    for (const url of [event_subscriptions.request_url, interactivity.request_url, ...commands]) {
      expect(new URL(url).pathname).toBe(EVENTS_PATH);
    }
  });

  it("keeps to the lengths that Slack's settings take", () => {
    const { name, description } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
  });

  it('lets people write to the bot, as an agent, and has a home', () => {
    expect(manifest.features.agent_view?.agent_description).toContain('Nothing that you write is kept');
    expect(manifest.features.app_home).toMatchObject({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });
});

/** Every Web API method that the channel's code calls, by the names that the client gives them. */
function methodsCalled(): string[] {
  const folder = join(ROOT, 'src', 'channels', 'slack');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const families = 'apps|assistant|auth|blocks|bots|chat|conversations|files|reactions|team|users|views';
  const calls = [...code.matchAll(new RegExp(`[.]((?:${families})(?:[.][a-zA-Z]+)+)\\(`, 'g'))];
  return [...new Set(calls.flatMap(([, method]) => method ?? []))];
}

describe('the official schema', () => {
  const validator = () =>
    addFormats(new Ajv({ strict: false })).compile(officialSchema('slack-manifest.schema.2.0.0.json'));

  it("accepts the app's manifest", () => {
    const validate = validator();
    validate(manifest);
    expect(validate.errors).toBeNull();
  });

  it('refuses one without a name', () => {
    expect(validator()({ ...manifest, display_information: {} })).toBe(false);
  });
});
