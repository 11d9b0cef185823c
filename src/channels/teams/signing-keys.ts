import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { SignpostError } from '../../errors';

/** A key that incoming tokens may be signed with, and the channels that it speaks for. */
interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

/** The token issuer's published keys. */
export interface SigningKeys {
  /** The key under a token's `kid`; undefined when the issuer does not publish it. Throws {@link KeysUnavailableError} when no key was ever read. */
  find(kid: string): Promise<SigningKey | undefined>;
  /** False when the last attempt to read the keys failed. */
  healthy(): boolean;
}

/** The issuer's keys cannot be read, so nobody can be let in: the fault is ours or the network's, not the caller's. */
export class KeysUnavailableError extends SignpostError {
  constructor(url: string, cause: unknown) {
    super(
      'teams_keys_unavailable',
      `The keys that sign Teams' requests could not be read from ${url}. Check that this machine may reach it, or TEAMS_OPENID_METADATA_URL.`,
      { cause },
    );
  }
}

const DAY_MS = 24 * 60 * 60_000;
/** The least time between two reads, in milliseconds: a stranger's made-up `kid` must not make us hammer the issuer. */
const QUIET_MS = 60_000;
const TIMEOUT_MS = 5_000;

const Metadata = z.object({ jwks_uri: z.url() });
const KeySet = z.object({
  keys: z.array(
    z.looseObject({ kty: z.string(), kid: z.string().optional(), endorsements: z.array(z.string()).optional() }),
  ),
});

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = Metadata.parse(await readJson(metadataUrl));
  const { keys } = KeySet.parse(await readJson(jwks_uri));
  const found = new Map<string, SigningKey>();
  for (const { endorsements, ...jwk } of keys) {
    if (jwk.kty !== 'RSA' || !jwk.kid) continue;
    const key: JsonWebKey = jwk;
    found.set(jwk.kid, { key: createPublicKey({ key, format: 'jwk' }), endorsements: endorsements ?? [] });
  }
  return found;
}

/**
 * Reads the keys that an OpenID metadata document leads to: when first needed, once a day, and when a token names a key that
 * we do not know (at most once a minute). Keys once read stay in use while the issuer cannot be reached.
 */
export function createSigningKeys(metadataUrl: string, clock: () => number): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> | undefined;
  let tried = Number.NEGATIVE_INFINITY;
  let failure: unknown;
  let underWay: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    underWay ??= (async () => {
      tried = clock();
      try {
        keys = await readKeys(metadataUrl);
        failure = undefined;
      } catch (error) {
        failure = error;
      } finally {
        underWay = undefined;
      }
    })();
    return underWay;
  };

  return {
    async find(kid) {
      const age = clock() - tried;
      const stale = age > (failure === undefined ? DAY_MS : QUIET_MS);
      if (!keys || stale || (!keys.has(kid) && (underWay || age > QUIET_MS))) await refresh();
      if (!keys) throw new KeysUnavailableError(metadataUrl, failure);
      return keys.get(kid);
    },
    healthy: () => failure === undefined,
  };
}
