import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { BOT_EVENTS, BOT_SCOPES, EVENTS_PATH, slashCommand } from '../../../src/channels/slack/contract';
import { realKnowledge } from '../../fixtures/real-assistant';

const ROOT = join(__dirname, '..', '..', '..');
const SCHEMA = join(
  resolve(ROOT, process.env.SIGNPOST_SCHEMAS ?? '../shared/schemas'),
  'slack-manifest.schema.2.0.0.json',
);

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly slash_commands: readonly { readonly command: string; readonly url: string }[];
    readonly app_home: Readonly<Record<string, boolean>>;
  };
  readonly oauth_config: { readonly scopes: Readonly<Record<string, readonly string[]>> };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string };
  };
}

const manifest: Manifest = parse(readFileSync(join(ROOT, 'manifests', 'slack', 'manifest.yaml'), 'utf8'));

describe("the Slack app's manifest", () => {
  it('asks for the scopes that the code uses, of the bot alone', () => {
    expect(manifest.oauth_config.scopes).toEqual({ bot: BOT_SCOPES });
  });

  it('subscribes to the events that the code hears', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(BOT_EVENTS);
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

  it('lets people write to the bot', () => {
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });
});

const isThere = existsSync(SCHEMA);
describe(isThere ? 'the official schema' : `the official schema (skipped: no ${SCHEMA}; set SIGNPOST_SCHEMAS)`, () => {
  const when = isThere ? it : it.skip;
  const validator = () => addFormats(new Ajv({ strict: false })).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

  when("accepts the app's manifest", () => {
    const validate = validator();
    validate(manifest);
    expect(validate.errors).toBeNull();
  });

  when('refuses one without a name', () => {
    expect(validator()({ ...manifest, display_information: {} })).toBe(false);
  });
});
