import { z } from 'zod';
import type { Finding } from '../../doctor/finding';
import { SignpostError } from '../../errors';
import { buildAppPackage } from './app-package';
import { TEAMS_CHANNEL_ID } from './guard';
import { createOutgoingToken, type OutgoingToken } from './outgoing-token';
import { PUBLIC_CLOUD, type TeamsSettings } from './settings';

/** What the doctor looks at Teams with. */
export interface TeamsCheck {
  /** Absent: no credentials. */
  readonly settings: TeamsSettings | undefined;
  /** For the settings of the app package, which a running bot does not read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** By default the one that the bot posts with. */
  readonly token?: OutgoingToken;
}

/** The clocks' difference from which a warning is due, and from which tokens are refused (see bearer-token.ts), in seconds. */
const SKEW_WARNING_S = 60;
const SKEW_PROBLEM_S = 5 * 60;
const TIMEOUT_MS = 10_000;

/**
 * Looks at all that answering in Teams depends on: settings, the keys that sign its requests, this machine's clock, a token for our posts,
 * the app package. Never rejects, never names a secret. What only a live tenant can prove (the messaging endpoint, the upload) is not looked at.
 */
export async function checkTeams(check: TeamsCheck): Promise<readonly Finding[]> {
  const { settings } = check;
  if (!settings) {
    return [
      {
        level: 'warning',
        what: 'Teams is not served: without credentials /api/messages takes only what this machine sends (the Agents Playground).',
        next: 'To serve Teams, set MICROSOFT_APP_ID and the settings beside it; docs/teams.md goes through it.',
      },
    ];
  }
  const findings = await Promise.all([
    describeSettings(settings),
    checkKeys(settings, check.clock),
    checkToken(settings, check.token ?? createOutgoingToken(settings)),
    checkPackage(check.environment),
  ]);
  return findings.flat();
}

function describeSettings({ appId, appType, tenantId, allowedTenants }: TeamsSettings): Finding[] {
  const who = allowedTenants.map((tenant) => tenant.toLowerCase());
  const what = `App ${appId} (${appType}) of tenant ${tenantId}; people of ${who.length} tenant(s) may ask.`;
  if (who.includes(tenantId.toLowerCase())) return [{ level: 'ok', what }];
  return [
    { level: 'ok', what },
    {
      level: 'warning',
      what: 'The app’s own tenant is not among TEAMS_ALLOWED_TENANTS, so its people are refused.',
      next: `Add ${tenantId} to TEAMS_ALLOWED_TENANTS, unless only others are meant to ask.`,
    },
  ];
}

const Metadata = z.object({ issuer: z.string().optional(), jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.object({ endorsements: z.array(z.string()).optional() })) });

async function checkKeys(settings: TeamsSettings, clock: () => number): Promise<Finding[]> {
  const url = settings.openIdMetadataUrl ?? PUBLIC_CLOUD.openIdMetadataUrl;
  const ask = async (address: string) => {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    return { body: (await response.json()) as unknown, date: response.headers.get('date') };
  };
  try {
    const asked = clock();
    const metadata = await ask(url);
    const midway = (asked + clock()) / 2;
    const { issuer, jwks_uri } = Metadata.parse(metadata.body);
    const { keys } = KeySet.parse((await ask(jwks_uri)).body);
    const ours = keys.filter(({ endorsements }) => endorsements?.includes(TEAMS_CHANNEL_ID)).length;
    return [
      ...describeKeys(url, ours),
      ...describeIssuer(issuer, settings.tokenIssuer ?? PUBLIC_CLOUD.tokenIssuer),
      ...describeClock(metadata.date, midway),
    ];
  } catch (error) {
    return [
      {
        level: 'problem',
        what: `The keys that sign Teams’ requests cannot be read from ${url} (${reasonOf(error)}): every request would get 503.`,
        next: 'Let this machine reach that address (proxy, firewall), or correct TEAMS_OPENID_METADATA_URL.',
      },
    ];
  }
}

function describeKeys(url: string, ours: number): Finding[] {
  if (ours > 0) return [{ level: 'ok', what: `${ours} key(s) that sign Teams’ requests were read from ${url}.` }];
  return [
    {
      level: 'problem',
      what: `${url} publishes no key for Teams, so every request would be refused.`,
      next: 'Correct TEAMS_OPENID_METADATA_URL: it must be the Bot Framework’s document of your cloud.',
    },
  ];
}

function describeIssuer(published: string | undefined, expected: string): Finding[] {
  if (published === undefined || published === expected) return [];
  return [
    {
      level: 'problem',
      what: `The keys belong to the issuer ${published}, but tokens of ${expected} are expected.`,
      next: 'Set TEAMS_OPENID_METADATA_URL and TEAMS_TOKEN_ISSUER for the same cloud.',
    },
  ];
}

function describeClock(date: string | null, ours: number): Finding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  // A Date header has whole seconds.
  const apart = Math.max(0, Math.round(Math.abs(ours - theirs - 500) / 1000) - 1);
  const what = `This machine’s clock and Microsoft’s are ${apart} s apart.`;
  if (apart < SKEW_WARNING_S) return [{ level: 'ok', what }];
  const next = 'Set this machine’s clock by a time server (NTP): tokens are refused from five minutes on.';
  return [{ level: apart < SKEW_PROBLEM_S ? 'warning' : 'problem', what, next }];
}

/** Codes of Microsoft's login (https://learn.microsoft.com/entra/identity-platform/reference-error-codes), and what to do about each. */
const LOGIN_ERRORS: Readonly<Record<string, string>> = {
  AADSTS7000215: 'MICROSOFT_APP_PASSWORD is not a secret of the app: copy the secret’s value, not its id.',
  AADSTS7000222:
    'The secret has expired: make a new one in the app registration and put it into MICROSOFT_APP_PASSWORD.',
  AADSTS700016: 'The tenant has no app with this id: check MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID.',
  AADSTS90002: 'There is no such tenant: check MICROSOFT_APP_TENANT_ID (and TEAMS_LOGIN_URL in other clouds).',
};

async function checkToken(settings: TeamsSettings, token: OutgoingToken): Promise<Finding[]> {
  try {
    await token();
    return [{ level: 'ok', what: 'A token for answering was given.' }];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    const code = /AADSTS\d+/.exec(cause)?.[0];
    const general = error instanceof SignpostError ? error.message : 'See docs/teams.md.';
    const login = settings.appType === 'SingleTenant' ? (settings.loginUrl ?? PUBLIC_CLOUD.loginUrl) : undefined;
    const from = login ? ` from ${login}` : '';
    return [
      {
        level: 'problem',
        what: `No token for answering is to be had${from}${code ? ` (${code})` : ''}: questions would arrive and get no answer.`,
        next:
          LOGIN_ERRORS[code ?? ''] ??
          (code || !login ? general : `Let this machine reach it (proxy, firewall). ${general}`),
      },
    ];
  }
}

async function checkPackage(environment: TeamsCheck['environment']): Promise<Finding[]> {
  try {
    const { version, bySchema } = await buildAppPackage(environment);
    const how = bySchema
      ? 'by Microsoft’s schema and our own checks'
      : 'by our own checks (Microsoft’s schema is not installed)';
    return [{ level: 'ok', what: `The app package builds, version ${version}, valid ${how}.` }];
  } catch (error) {
    return [
      {
        level: 'warning',
        what: 'The app package cannot be built; a bot that is installed already is not affected.',
        next: error instanceof Error ? error.message : String(error),
      },
    ];
  }
}

/** Why a document could not be read: its status, or the network's code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  if (error instanceof z.ZodError) return 'not the document that it should be';
  return error.name === 'TimeoutError' ? 'no answer in time' : error.message;
}
