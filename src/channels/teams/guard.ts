import type { IncomingHttpHeaders } from 'node:http';
import { foreignHost, isLoopbackAddress, isLoopbackUrl } from '../../loopback';
import { checkBearerToken, type TokenFault } from './bearer-token';
import { PUBLIC_CLOUD, type TeamsSettings } from './settings';
import { createSigningKeys, type SigningKeys } from './signing-keys';

/** The channel id of Microsoft Teams; nothing else may speak to us here. */
export const TEAMS_CHANNEL_ID = 'msteams';

/** What the guard looks at: the request's outside, and where its activity claims to come from. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** The socket's other end. */
  readonly address: string | undefined;
  readonly channelId: string | undefined;
  readonly serviceUrl: string | undefined;
  readonly tenantId: string | undefined;
}

/** Why a request was turned away. A closed list, for the log. */
type Refusal =
  | { readonly status: 401; readonly reason: TokenFault | 'channel' | 'service-url' | 'tenant' }
  | { readonly status: 403; readonly reason: 'host' | 'forwarded' | 'origin' | 'address' | 'channel' | 'service-url' };

/** Decides whether a request is Teams' own, before anything else is done with it. */
export interface Guard {
  /** Undefined for a request that may pass. Throws KeysUnavailableError when it cannot be told. */
  check(caller: Caller): Promise<Refusal | undefined>;
  /** The issuer's keys, where there are any. */
  readonly keys?: SigningKeys;
}

/**
 * The guard of a bot with credentials: only what Microsoft signed for this app, from Teams, out of an allowed tenant, with the
 * serviceUrl that the token vouches for (it is where our answer goes). botbuilder's own check lets tokens without expiry,
 * activities without serviceUrl, and any channel or tenant pass, and answers 500 to a bad signature; so it is done here.
 */
export function createTokenGuard(settings: TeamsSettings, clock: () => number): Guard {
  const keys = createSigningKeys(settings.openIdMetadataUrl ?? PUBLIC_CLOUD.openIdMetadataUrl, clock);
  const rules = {
    issuer: settings.tokenIssuer ?? PUBLIC_CLOUD.tokenIssuer,
    audience: settings.appId,
    channel: TEAMS_CHANNEL_ID,
  };
  const allowed = new Set(settings.allowedTenants.map((tenant) => tenant.toLowerCase()));
  const check = async (caller: Caller): Promise<Refusal | undefined> => {
    const token = await checkBearerToken(caller.headers.authorization, rules, keys, clock());
    if ('fault' in token) return { status: 401, reason: token.fault };
    if (caller.channelId !== TEAMS_CHANNEL_ID) return { status: 401, reason: 'channel' };
    const { serviceurl } = token.claims;
    if (!serviceurl || caller.serviceUrl !== serviceurl) return { status: 401, reason: 'service-url' };
    if (!caller.tenantId || !allowed.has(caller.tenantId.toLowerCase())) {
      return { status: 401, reason: 'tenant' };
    }
    return undefined;
  };
  return { check, keys };
}

/**
 * The guard of a bot without credentials, for the Agents Playground on this machine: without it a stranger, or a page in
 * somebody's browser, could make us post wherever they like.
 */
export function createLoopbackGuard(): Guard {
  return {
    async check({ headers, address, channelId, serviceUrl }) {
      if (foreignHost(headers.host)) return { status: 403, reason: 'host' };
      if (headers.via || headers.forwarded || Object.keys(headers).some((name) => /^x-(forwarded|real)-/.test(name))) {
        return { status: 403, reason: 'forwarded' };
      }
      if (headers.origin !== undefined && !isLoopbackUrl(headers.origin)) return { status: 403, reason: 'origin' };
      if (!isLoopbackAddress(address)) return { status: 403, reason: 'address' };
      if (channelId !== TEAMS_CHANNEL_ID) return { status: 403, reason: 'channel' };
      if (!isLoopbackUrl(serviceUrl)) return { status: 403, reason: 'service-url' };
      return undefined;
    },
  };
}
