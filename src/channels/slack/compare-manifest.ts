import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Finding } from '../../doctor/finding';
import { EVENTS_PATH } from './contract';
import type { SlackSettings } from './settings';

/** Ours, from src/ and from dist/ alike. */
const OURS = join(__dirname, '..', '..', '..', 'manifests', 'slack', 'manifest.yaml');
const PLACEHOLDER = 'signpost.example.org';

const names = z.array(z.string()).default([]);
/** What of an app's manifest decides whether people are heard. Slack's own export leaves out what is not set. */
const schema = z.object({
  features: z
    .object({
      app_home: z.record(z.string(), z.boolean()).default({}),
      slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })).default([]),
      shortcuts: z.array(z.object({ callback_id: z.string(), type: z.string() })).default([]),
      agent_view: z.object({}).optional(),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: names }).prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: names }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean(), request_url: z.string().optional() }).optional(),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});
type Manifest = z.output<typeof schema>;

/** Holds a file with the app's manifest against ours, and against the settings. Never throws. */
export function checkManifestFile(file: string, settings: SlackSettings): Finding[] {
  const next = 'Copy it whole from "App Manifest" in the app\'s settings, as YAML or JSON.';
  try {
    const theirs = schema.safeParse(parse(readFileSync(file, 'utf8')));
    if (!theirs.success) return [{ level: 'problem', what: `${file} holds no manifest of a Slack app.`, next }];
    return compareManifest(theirs.data, schema.parse(parse(readFileSync(OURS, 'utf8'))), settings);
  } catch {
    return [{ level: 'problem', what: `${file} cannot be read, or is no YAML and no JSON.`, next }];
  }
}

function compareManifest(theirs: Manifest, ours: Manifest, settings: SlackSettings): Finding[] {
  const lists = [
    ['scope', 'OAuth & Permissions, Bot Token Scopes', ({ oauth_config }: Manifest) => oauth_config.scopes.bot],
    ['event', 'Event Subscriptions', (manifest: Manifest) => manifest.settings.event_subscriptions.bot_events],
    ['command', 'Slash Commands', ({ features }: Manifest) => features.slash_commands.map(({ command }) => command)],
    [
      'shortcut',
      'Interactivity & Shortcuts',
      ({ features }: Manifest) => features.shortcuts.map(({ callback_id }) => callback_id),
    ],
    [
      'tab',
      'App Home',
      ({ features }: Manifest) => Object.keys(features.app_home).filter((tab) => features.app_home[tab]),
    ],
  ] as const;
  const findings = [
    ...lists.flatMap(([kind, where, read]) => differences(kind, where, read(theirs), read(ours))),
    ...lineFindings(theirs, settings),
  ];
  if (ours.features.agent_view && !theirs.features.agent_view)
    findings.push(
      problem(
        'The app is no agent: its direct messages offer no prompts.',
        "Turn on the agent view in the app's settings, or paste manifests/slack/manifest.yaml.",
        'warning',
      ),
    );
  return findings.length > 0
    ? findings
    : [{ level: 'ok', what: "The app's manifest names all that Signpost hears and answers." }];
}

function differences(kind: string, where: string, theirs: readonly string[], ours: readonly string[]): Finding[] {
  const missing = ours.filter((name) => !theirs.includes(name));
  const unused = theirs.filter((name) => !ours.includes(name));
  return [
    ...missing.map((name) =>
      problem(
        `The app lacks the ${kind} ${name}.`,
        `Add it under "${where}" in the app's settings, and install the app again if Slack asks for it.`,
      ),
    ),
    // The leaflet's command may have another name, and tabs that are on harm nobody.
    ...(kind === 'command'
      ? []
      : unused.map((name) =>
          problem(
            `The app has the ${kind} ${name}, which Signpost does not use.`,
            `Take it out under "${where}".`,
            'warning',
          ),
        )),
  ];
}

/** How Slack reaches us: by a socket, or by addresses that are really ours. */
function lineFindings(
  { settings: { event_subscriptions, interactivity, socket_mode_enabled }, features }: Manifest,
  { appToken }: SlackSettings,
): Finding[] {
  const off = interactivity?.is_enabled
    ? []
    : [problem('Interactivity is off: no button works.', 'Turn it on under "Interactivity & Shortcuts".')];
  if (socket_mode_enabled !== (appToken !== undefined)) {
    const [what, next] = appToken
      ? [
          'SLACK_APP_TOKEN is set, and Socket Mode is off in the app.',
          'Turn it on under "Socket Mode", or unset SLACK_APP_TOKEN.',
        ]
      : [
          'Socket Mode is on in the app, and SLACK_APP_TOKEN is not set.',
          'Set SLACK_APP_TOKEN, or turn Socket Mode off.',
        ];
    return [...off, problem(what, next)];
  }
  if (appToken) return off;
  const urls = [
    event_subscriptions.request_url,
    interactivity?.request_url,
    ...features.slash_commands.map(({ url }) => url),
  ];
  const wrong = [...new Set(urls)].filter((url) => !url?.endsWith(EVENTS_PATH) || url.includes(PLACEHOLDER));
  return [
    ...off,
    ...wrong.map((url) =>
      problem(
        `Slack sends to ${url ?? 'no address'}.`,
        `Put https://your-server${EVENTS_PATH} there: "Event Subscriptions", "Interactivity & Shortcuts", "Slash Commands".`,
      ),
    ),
  ];
}

function problem(what: string, next: string, level: Finding['level'] = 'problem'): Finding {
  return { level, what, next };
}
