import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOnLoopback } from '../loopback';
import { createIssuerKey, ISSUER, type IssuerKey, signToken } from './tokens';

/** One call that the bot made, and what it was answered with. */
interface ConnectorHit {
  readonly method: string;
  readonly conversationId: string;
  /** The activity that was replied to or changed. */
  readonly activityId: string | undefined;
  readonly authorization: string | undefined;
  readonly body: PostedActivity;
  readonly bytes: number;
  readonly status: number;
}

/** What the tests read of an activity that the bot posted. */
export interface PostedActivity {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly inputHint?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: PostedCard }[];
}

interface PostedCard {
  readonly type: string;
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly object[];
}

/** A fault for the next post of a message: a status, or silence until the caller gives up; typing signs are let through. */
export type Fault = { readonly status: number; readonly retryAfter?: string } | { readonly delayMs: number } | 'reset';

/**
 * Our own Bot Connector on 127.0.0.1: takes the bot's posts, publishes the keys of its tokens, and signs tokens. It knows no SDK.
 */
export interface TeamsConnector {
  readonly serviceUrl: string;
  readonly metadataUrl: string;
  readonly key: IssuerKey;
  readonly hits: readonly ConnectorHit[];
  /** The messages that were taken, in order. */
  messages(): readonly PostedActivity[];
  /** A token for `appId`; `claims` replaces or, with undefined, removes a claim. */
  token(appId: string, claims?: Readonly<Record<string, unknown>>): string;
  /** The claims of a good token, to sign in some wrong way. */
  claims(appId: string): Record<string, unknown>;
  /** Faults for the next posts of messages, one each. */
  fail(...faults: readonly Fault[]): void;
  /** What the metadata and key documents are answered with. */
  metadataStatus: number;
  /** The keys that are published. */
  published: IssuerKey[];
  close(): Promise<void>;
}

export async function startConnector(): Promise<TeamsConnector> {
  const key = createIssuerKey('k1');
  const hits: ConnectorHit[] = [];
  const faults: Fault[] = [];

  const take = async (request: IncomingMessage, response: ServerResponse, base: string): Promise<void> => {
    const path = new URL(request.url ?? '/', base).pathname;
    if (path === '/.well-known/openidconfiguration') {
      const document = { issuer: ISSUER, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
      return json(response, peer.metadataStatus, document);
    }
    if (path === '/keys')
      return json(response, peer.metadataStatus, { keys: peer.published.map((one) => one.published) });
    const route = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    if (!route || !['POST', 'PUT'].includes(request.method ?? ''))
      return json(response, 404, { error: { code: 'NotFound' } });
    const raw = await read(request);
    const body: PostedActivity = JSON.parse(raw);
    const fault = body.type === 'message' ? faults.shift() : undefined;
    const status = fault && fault !== 'reset' && 'status' in fault ? fault.status : 201;
    hits.push({
      method: request.method ?? '',
      conversationId: decodeURIComponent(route[1] ?? ''),
      activityId: route[2] && decodeURIComponent(route[2]),
      authorization: request.headers.authorization,
      body,
      bytes: Buffer.byteLength(raw),
      status: fault === 'reset' ? 0 : status,
    });
    if (fault === 'reset') return void request.socket.destroy();
    if (fault && 'delayMs' in fault) await wait(fault.delayMs, undefined, { ref: false });
    if (fault && 'retryAfter' in fault && fault.retryAfter) response.setHeader('retry-after', fault.retryAfter);
    json(response, status, status < 300 ? { id: `posted-${hits.length}` } : { error: { code: 'Simulated' } });
  };

  const server = createServer((request, response) => {
    take(request, response, peer.serviceUrl.replace(/\/$/, '')).catch(() => response.destroy());
  });
  const { port, close } = await listenOnLoopback(server);
  const base = `http://127.0.0.1:${port}`;

  const peer: TeamsConnector = {
    serviceUrl: `${base}/`,
    metadataUrl: `${base}/.well-known/openidconfiguration`,
    key,
    hits,
    metadataStatus: 200,
    published: [key],
    messages: () =>
      hits.filter(({ body, status }) => body.type === 'message' && status === 201).map(({ body }) => body),
    claims(appId) {
      const now = Math.floor(Date.now() / 1000);
      return { iss: ISSUER, aud: appId, serviceurl: peer.serviceUrl, nbf: now - 10, exp: now + 600 };
    },
    token: (appId, claims = {}) => signToken(key, { ...peer.claims(appId), ...claims }),
    fail: (...more) => void faults.push(...more),
    close,
  };
  return peer;
}

/** What the buttons of a posted card carry, in order. */
export function dataOfButtons(message: PostedActivity | undefined): unknown[] {
  const found: unknown[] = [];
  JSON.stringify(message?.attachments?.[0]?.content.body, (_key, value) => {
    if (value?.type === 'Action.Execute') found.push(value.data);
    return value;
  });
  return found;
}

async function read(request: IncomingMessage): Promise<string> {
  let raw = '';
  for await (const chunk of request) raw += chunk;
  return raw;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
