import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import { SignpostError } from '../../errors';
import { PUBLIC_CLOUD, type TeamsSettings } from './settings';

/** Gives the token that our own calls to Teams' connector carry; undefined where the bot has no credentials. Rejects when none is to be had. */
export type OutgoingToken = () => Promise<string | undefined>;

/** The library renews a token five minutes before it ends: within this time what it gave stays good. */
const KEPT_MS = 60_000;

/** No token for our calls to Teams could be had. */
export class TokenError extends SignpostError {
  constructor(settings: TeamsSettings, cause: unknown) {
    const check =
      settings.appType === 'SingleTenant'
        ? 'Check MICROSOFT_APP_PASSWORD (has it expired?), MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID.'
        : 'Check that the managed identity MICROSOFT_APP_ID is assigned to this machine.';
    super('teams_token', `No token for answering in Teams could be had. ${check}`, { cause });
  }
}

/**
 * The app's own tokens, kept and renewed by Microsoft's library: by client secret, or by the machine's managed identity.
 * Another authority than the public cloud's is believed as it stands: an administrator named it, and it cannot be looked up.
 */
export function createOutgoingToken(settings: TeamsSettings | undefined): OutgoingToken {
  if (!settings) return async () => undefined;
  const acquire = settings.appType === 'SingleTenant' ? bySecret(settings) : byManagedIdentity(settings);
  const get = async () => {
    try {
      const result = await acquire();
      if (result?.accessToken) return result.accessToken;
    } catch (error) {
      throw new TokenError(settings, error);
    }
    throw new TokenError(settings, undefined);
  };
  let latest: Promise<string> | undefined;
  let asked = 0;
  // The library takes a millisecond to look into its own cache, and asks anew for each call until the first token is there.
  return () => {
    if (latest && performance.now() - asked < KEPT_MS) return latest;
    asked = performance.now();
    latest = get();
    latest.catch(() => {
      latest = undefined;
    });
    return latest;
  };
}

function resourceOf(settings: TeamsSettings): string {
  return settings.tokenIssuer ?? PUBLIC_CLOUD.tokenIssuer;
}

function bySecret(settings: TeamsSettings) {
  const base = (settings.loginUrl ?? PUBLIC_CLOUD.loginUrl).replace(/\/+$/, '');
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: settings.appId,
      clientSecret: settings.appPassword ?? '',
      authority: `${base}/${settings.tenantId}`,
      ...(settings.loginUrl ? { knownAuthorities: [new URL(base).host] } : {}),
    },
  });
  const scopes = [`${resourceOf(settings)}/.default`];
  return () => client.acquireTokenByClientCredential({ scopes });
}

function byManagedIdentity(settings: TeamsSettings) {
  const client = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: settings.appId },
  });
  const resource = resourceOf(settings);
  return () => client.acquireToken({ resource });
}
