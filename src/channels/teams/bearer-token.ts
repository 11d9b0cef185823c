import { verify } from 'node:crypto';
import { z } from 'zod';
import type { SigningKeys } from './signing-keys';

/** Why a token is not believed. A closed list, for the log; the caller is told nothing of it. */
export type TokenFault =
  | 'no-token'
  | 'malformed'
  | 'algorithm'
  | 'issuer'
  | 'audience'
  | 'no-expiry'
  | 'expired'
  | 'not-yet-valid'
  | 'unknown-key'
  | 'not-endorsed'
  | 'signature';

/** What a token must say to be believed. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /**
   * The channel that the signing key must be endorsed for: Microsoft publishes each key with the channels that it speaks for
   * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). botbuilder takes a key that
   * names none for any channel.
   */
  readonly channel: string;
}

/** How far the issuer's clock and ours may be apart, in seconds (Microsoft's own allowance for bots). */
const SKEW_S = 5 * 60;

const Header = z.object({ alg: z.string(), kid: z.string() });
const Claims = z.looseObject({
  iss: z.unknown().optional(),
  aud: z.unknown().optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  serviceurl: z.string().optional(),
});
export type TokenClaims = z.infer<typeof Claims>;

function decode<T>(part: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** A GUID is the same in either case: portals show both. */
function sameGuid(claimed: unknown, ours: string): boolean {
  return typeof claimed === 'string' && claimed.toLowerCase() === ours.toLowerCase();
}

function faultOf(claims: TokenClaims, rules: TokenRules, nowMs: number): TokenFault | undefined {
  const now = nowMs / 1000;
  if (claims.iss !== rules.issuer) return 'issuer';
  if (!sameGuid(claims.aud, rules.audience)) return 'audience';
  if (claims.exp === undefined) return 'no-expiry';
  if (claims.exp <= now - SKEW_S) return 'expired';
  if (claims.nbf !== undefined && claims.nbf > now + SKEW_S) return 'not-yet-valid';
  return undefined;
}

/**
 * Checks an `Authorization` header's bearer token: RS256 and nothing else, signed by a published key, from the right issuer, for
 * us, in its time. Returns the claims, or why it is not believed. Throws only when the issuer's keys cannot be read.
 */
export async function checkBearerToken(
  header: string | undefined,
  rules: TokenRules,
  keys: SigningKeys,
  nowMs: number,
): Promise<{ readonly claims: TokenClaims } | { readonly fault: TokenFault }> {
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(header ?? '');
  if (!token) return { fault: header ? 'malformed' : 'no-token' };
  const [, head = '', body = '', signature = ''] = token;
  const parsed = decode(head, Header);
  const claims = decode(body, Claims);
  if (!parsed || !claims) return { fault: 'malformed' };
  if (parsed.alg !== 'RS256') return { fault: 'algorithm' };
  const fault = faultOf(claims, rules, nowMs);
  if (fault) return { fault };
  const published = await keys.find(parsed.kid);
  if (!published) return { fault: 'unknown-key' };
  if (!published.endorsements.includes(rules.channel)) return { fault: 'not-endorsed' };
  const signed = Buffer.from(`${head}.${body}`);
  return verify('RSA-SHA256', signed, published.key, Buffer.from(signature, 'base64url'))
    ? { claims }
    : { fault: 'signature' };
}
