import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of the app's manifest that tests read. */
export interface Manifest {
  readonly display_information: Readonly<Record<'name' | 'description' | 'long_description', string>>;
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string;
      readonly url: string;
      readonly description: string;
    }[];
    readonly shortcuts?: readonly { readonly name: string; readonly type: string; readonly callback_id: string }[];
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly agent_view?: { readonly agent_description: string };
  };
  readonly oauth_config: { readonly scopes: Readonly<Record<string, readonly string[]>> };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string };
  };
}

/** The manifest that an administrator pastes into Slack. */
export function ourManifest(): Manifest {
  return parse(readFileSync(join(__dirname, '../../../manifests/slack/manifest.yaml'), 'utf8'));
}
