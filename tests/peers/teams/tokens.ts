import { createHmac, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** Who signs the tokens of Teams' requests. */
export const ISSUER = 'https://api.botframework.com';

/** A signing key as the issuer holds it, and as it publishes it. */
export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly published: JsonWebKey & { readonly kid: string; readonly endorsements?: readonly string[] };
}

/** A new key; `endorsements` are the channels that it is published for, null leaves them out. */
export function createIssuerKey(kid: string, endorsements: readonly string[] | null = ['msteams']): IssuerKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  const published = endorsements ? { ...jwk, endorsements } : jwk;
  return { kid, privateKey, publicKey, published };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token signed as Microsoft signs them. */
export function signToken(key: IssuerKey, claims: object, header: object = {}): string {
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })}.${part(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
}

/** The classic forgery: HS256 with the public key as the secret. */
export function signWithPublicKey(key: IssuerKey, claims: object): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${part(claims)}`;
  const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A token without a signature, under the algorithm `none`. */
export function unsignedToken(key: IssuerKey, claims: object): string {
  return `${part({ alg: 'none', typ: 'JWT', kid: key.kid })}.${part(claims)}.`;
}
