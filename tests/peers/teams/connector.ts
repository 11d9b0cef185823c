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
  /** Whether one person alone was to see it. */
  readonly targeted: boolean;
  readonly body: PostedActivity;
  readonly bytes: number;
  readonly status: number;
  /** Whether it stands in the conversation, whatever the status says. */
  readonly taken: boolean;
  /** How long the call took here, in milliseconds. */
  readonly ms: number;
}

/** What the tests read of an activity that the bot posted. */
export interface PostedActivity {
  readonly type: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly inputHint?: string;
  readonly recipient?: { readonly id: string; readonly isTargeted?: boolean };
  readonly channelData?: { readonly feedbackLoop?: { readonly type: string } };
  readonly attachments?: readonly { readonly contentType: string; readonly content: PostedCard }[];
}

interface PostedCard {
  readonly type: string;
  readonly version: string;
  readonly fallbackText: string;
  readonly body: readonly object[];
}

/**
 * A fault for the next post of a message: a status, for a message that is `taken` all the same or not; a late answer; a connection that breaks
 * before the answer, or in the middle of one that says it was taken.
 * Typing signs are let through.
 */
export type Fault = OddAnswer | { readonly delayMs: number } | 'reset' | 'cut';
interface OddAnswer {
  readonly status: number;
  readonly retryAfter?: string;
  readonly taken?: boolean;
  readonly delayMs?: number;
}

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
  /** What every post for one person alone meets. */
  refuseTargeted: Fault | undefined;
  /** The most bytes of an activity that are taken; more is answered with 413. */
  largest: number;
  /** How long a typing sign waits for its answer. */
  typingDelayMs: number;
  /** Conversations that are gone, with the status that says so. */
  readonly gone: Map<string, 403 | 404>;
  /** What the metadata and key documents are answered with. */
  metadataStatus: number;
  /** The keys that are published. */
  published: IssuerKey[];
  close(): Promise<void>;
}

/** One for all connectors of a test file: a key takes long to make. */
let ownKey: IssuerKey | undefined;

export async function startConnector(): Promise<TeamsConnector> {
  ownKey ??= createIssuerKey('k1');
  const key = ownKey;
  const hits: ConnectorHit[] = [];
  const faults: Fault[] = [];

  const take = async (request: IncomingMessage, response: ServerResponse, base: string): Promise<void> => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', base);
    if (path === '/.well-known/openidconfiguration') {
      const document = { issuer: ISSUER, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
      return json(response, peer.metadataStatus, document);
    }
    if (path === '/keys')
      return json(response, peer.metadataStatus, { keys: peer.published.map((one) => one.published) });
    const route = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    if (!route || !['POST', 'PUT'].includes(request.method ?? ''))
      return json(response, 404, { error: { code: 'NotFound' } });
    const started = performance.now();
    const raw = await read(request);
    const body: PostedActivity = JSON.parse(raw);
    const conversationId = decodeURIComponent(route[1] ?? '');
    const bytes = Buffer.byteLength(raw);
    const targeted = searchParams.get('isTargetedActivity') === 'true';
    const fault =
      body.type === 'message' ? ((targeted ? peer.refuseTargeted : undefined) ?? faults.shift()) : undefined;
    const lasting = peer.gone.get(conversationId) ?? (bytes > peer.largest ? 413 : 201);
    const odd = fault === 'reset' ? { status: 0 } : fault === 'cut' ? { status: 201 } : (fault ?? {});
    const { status = lasting, taken = status === 201, delayMs = 0, retryAfter }: Partial<OddAnswer> = odd;
    await wait(body.type === 'typing' ? peer.typingDelayMs : delayMs, undefined, { ref: false });
    hits.push({
      method: request.method ?? '',
      conversationId,
      activityId: route[2] && decodeURIComponent(route[2]),
      authorization: request.headers.authorization,
      targeted,
      body,
      bytes,
      status,
      taken,
      ms: performance.now() - started,
    });
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'cut') {
      response.writeHead(status, { 'content-length': '100' });
      return void response.write('{"id":"po', () => request.socket.destroy());
    }
    if (retryAfter) response.setHeader('retry-after', retryAfter);
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
    refuseTargeted: undefined,
    largest: Number.POSITIVE_INFINITY,
    typingDelayMs: 0,
    gone: new Map(),
    messages: () => hits.filter(({ body, taken }) => body.type === 'message' && taken).map(({ body }) => body),
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
