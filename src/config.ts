import { z } from 'zod';
import type { SlackSettings } from './channels/slack/settings';
import type { TeamsSettings } from './channels/teams/settings';
import { SignpostError } from './errors';
import { isLoopbackHost } from './loopback';
import { unknownSettings } from './unknown-settings';

const filled = z.string().trim().min(1);
const httpsUrl = z.url({ protocol: /^https$/ });

/** Every setting that we know, by name. `.env.example` and the README's table list the same ones: a test holds the three together. */
const SETTINGS = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: filled.default('127.0.0.1'),
  WEB: z.enum(['on', 'off']).optional(),
  SLACK_BOT_TOKEN: filled.regex(/^xoxb-/, 'must begin with xoxb-').optional(),
  SLACK_SIGNING_SECRET: filled.optional(),
  SLACK_APP_TOKEN: filled.regex(/^xapp-/, 'must begin with xapp-').optional(),
  SLACK_API_URL: z.url().endsWith('/api/', 'must end with /api/').default('https://slack.com/api/'),
  SLACK_CHANNEL_ANSWERS: z.enum(['thread', 'private']).default('thread'),
  MICROSOFT_APP_ID: z.guid().optional(),
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MICROSOFT_APP_PASSWORD: filled.optional(),
  MICROSOFT_APP_TENANT_ID: z.guid().optional(),
  TEAMS_ALLOWED_TENANTS: filled.optional(),
  TEAMS_OPENID_METADATA_URL: z.url().optional(),
  TEAMS_TOKEN_ISSUER: filled.optional(),
  TEAMS_LOGIN_URL: httpsUrl.optional(),
  TEAMS_DEVELOPER_NAME: filled.max(32).optional(),
  TEAMS_DEVELOPER_WEBSITE: httpsUrl.optional(),
  TEAMS_PRIVACY_URL: httpsUrl.optional(),
  TEAMS_TERMS_URL: httpsUrl.optional(),
  KNOWLEDGE_DIR: filled.default('./knowledge'),
  DATA_DIR: filled.default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: 'must begin with postgres:// or postgresql://' })
    .optional(),
  METRICS_TOKEN: filled.min(16, 'must be 16 characters or more').optional(),
  ENCODER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
} as const;

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS);

/** An example of each setting that a person has to write, for the messages. */
const EXAMPLES: Readonly<Record<string, string>> = {
  PORT: '3978',
  HOST: '127.0.0.1',
  WEB: 'on or off',
  SLACK_BOT_TOKEN: 'xoxb-... from OAuth & Permissions of your Slack app',
  SLACK_SIGNING_SECRET: 'the Signing Secret from Basic Information of your Slack app',
  SLACK_APP_TOKEN: 'xapp-... from Basic Information, App-Level Tokens, of your Slack app',
  SLACK_API_URL: 'https://slack.com/api/',
  SLACK_CHANNEL_ANSWERS: 'thread or private',
  MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000',
  MICROSOFT_APP_TYPE: 'SingleTenant or UserAssignedMSI',
  MICROSOFT_APP_PASSWORD: 'the client secret of the app registration',
  MICROSOFT_APP_TENANT_ID: '00000000-0000-0000-0000-000000000000',
  TEAMS_ALLOWED_TENANTS: 'tenant ids, separated by commas',
  TEAMS_OPENID_METADATA_URL: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  TEAMS_TOKEN_ISSUER: 'https://api.botframework.com',
  TEAMS_LOGIN_URL: 'https://login.microsoftonline.com',
  TEAMS_DEVELOPER_NAME: 'Your council',
  TEAMS_DEVELOPER_WEBSITE: 'https://www.example.org',
  TEAMS_PRIVACY_URL: 'https://www.example.org/privacy',
  TEAMS_TERMS_URL: 'https://www.example.org/terms',
  KNOWLEDGE_DIR: './knowledge',
  DATA_DIR: './data',
  DATABASE_URL: 'postgres://signpost:secret@db.example.org:5432/signpost',
  METRICS_TOKEN: 'a long random string',
  ENCODER: 'on or off',
  LOG_LEVEL: 'info',
};

type Settings = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]> };

/** The whole configuration, read once, checked, frozen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** True when the host is this machine alone. */
  readonly loopback: boolean;
  readonly web: boolean;
  /** Absent: Slack is not served. */
  readonly slack?: SlackSettings;
  /** Absent: no credentials; `/api/messages` is then served on loopback only. */
  readonly teams?: TeamsSettings;
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** A PostgreSQL server's address; absent: a SQLite file in `dataDir`. */
  readonly databaseUrl?: string;
  /** What a reader of /metrics must present (`Authorization: Bearer ...`); absent: /metrics is for loopback alone. */
  readonly metricsToken?: string;
  /** Whether the sentence encoder is loaded: it understands more, and takes about 140 MB of memory. */
  readonly encoder: boolean;
  readonly logLevel: string;
  /** Settings that are set and that we don't know, with what was probably meant: pointed out, not refused. */
  readonly warnings: readonly string[];
}

/** Raised at start with every problem of the environment at once. */
export class ConfigError extends SignpostError {
  constructor(readonly problems: readonly string[]) {
    super(
      'config_invalid',
      `The settings are not right (see .env.example):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/** Reads the environment; throws a {@link ConfigError} that names every problem, with an example of each. An empty value counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name].trim()]] : [])),
  );
  const parsed = z.object(SETTINGS).safeParse(present);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${name}: ${issue.message}; for example ${name}=${EXAMPLES[name] ?? ''}`;
      });
  // The cross-checks run even when single values are wrong: all problems are reported at once.
  const settings = (parsed.success ? parsed.data : present) as Settings;
  problems.push(...slackProblems(settings), ...teamsProblems(settings));
  if (problems.length > 0) throw new ConfigError(problems);
  const loopback = isLoopbackHost(settings.HOST);
  const slack = slackOf(settings);
  const teams = teamsOf(settings);
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    loopback,
    web: settings.WEB ? settings.WEB === 'on' : loopback,
    ...(slack ? { slack } : {}),
    ...(teams ? { teams } : {}),
    knowledgeDir: settings.KNOWLEDGE_DIR,
    dataDir: settings.DATA_DIR,
    ...(settings.DATABASE_URL ? { databaseUrl: settings.DATABASE_URL } : {}),
    ...(settings.METRICS_TOKEN ? { metricsToken: settings.METRICS_TOKEN } : {}),
    encoder: settings.ENCODER === 'on',
    logLevel: settings.LOG_LEVEL,
    warnings: Object.freeze(unknownSettings(environment, SETTING_NAMES)),
  });
}

function missing(name: string, because: string): string {
  return `${name} is missing: ${because}; for example ${name}=${EXAMPLES[name] ?? ''}`;
}

function slackProblems(settings: Partial<Settings>): string[] {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: app } = settings;
  const problems: string[] = [];
  if (!token && (secret || app)) problems.push(missing('SLACK_BOT_TOKEN', 'Slack is not served without it'));
  if (token && !secret && !app)
    problems.push(
      missing('SLACK_SIGNING_SECRET', 'requests over HTTP are checked by it (or set SLACK_APP_TOKEN for Socket Mode)'),
    );
  return problems;
}

function teamsProblems(settings: Partial<Settings>): string[] {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenant } = settings;
  const problems: string[] = [];
  if (!id && (password || tenant || settings.TEAMS_ALLOWED_TENANTS))
    problems.push(missing('MICROSOFT_APP_ID', 'Teams is not served without it'));
  if (id && !tenant) problems.push(missing('MICROSOFT_APP_TENANT_ID', 'the app belongs to one tenant'));
  if (id && !password && settings.MICROSOFT_APP_TYPE !== 'UserAssignedMSI')
    problems.push(
      missing('MICROSOFT_APP_PASSWORD', 'replies are signed with it (or set MICROSOFT_APP_TYPE=UserAssignedMSI)'),
    );
  return problems;
}

function slackOf(settings: Settings): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = settings;
  if (!botToken) return undefined;
  return Object.freeze({
    botToken,
    ...(signingSecret ? { signingSecret } : {}),
    ...(appToken ? { appToken } : {}),
    apiUrl: settings.SLACK_API_URL,
    channelAnswers: settings.SLACK_CHANNEL_ANSWERS,
  });
}

function teamsOf(settings: Settings): TeamsSettings | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = settings;
  if (!appId || !tenantId) return undefined;
  const allowed = (settings.TEAMS_ALLOWED_TENANTS ?? tenantId).split(',').map((tenant) => tenant.trim());
  return Object.freeze({
    appId,
    appType: settings.MICROSOFT_APP_TYPE,
    tenantId,
    allowedTenants: Object.freeze(allowed.filter(Boolean)),
    ...(settings.MICROSOFT_APP_PASSWORD ? { appPassword: settings.MICROSOFT_APP_PASSWORD } : {}),
    ...(settings.TEAMS_OPENID_METADATA_URL ? { openIdMetadataUrl: settings.TEAMS_OPENID_METADATA_URL } : {}),
    ...(settings.TEAMS_TOKEN_ISSUER ? { tokenIssuer: settings.TEAMS_TOKEN_ISSUER } : {}),
    ...(settings.TEAMS_LOGIN_URL ? { loginUrl: settings.TEAMS_LOGIN_URL } : {}),
  });
}
