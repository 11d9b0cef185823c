import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { SignpostError } from './errors';
import { HttpProblem } from './http-problem';
import { jsonErrors, notFound } from './json-errors';
import { assignRequestId } from './request-ids';

/** Whether questions can be answered, and the names of what is down beside (`store`, `encoder`): the body of /readyz. */
export interface Health {
  readonly ready: boolean;
  readonly degraded: readonly string[];
  /** `on`, `off` by ENCODER, or `failed`. */
  readonly encoder?: 'on' | 'off' | 'failed';
  /** The content in force, and what is to be mended in it. */
  readonly content?: { readonly version: string; readonly problems: readonly string[] };
}

/** How long a caller may take, in milliseconds, and how many may be connected at once. */
export interface Patience {
  /** Until the headers are there, from the first byte. */
  readonly headersMs: number;
  /** Until the body is there as well. */
  readonly requestMs: number;
  /** Until a connection on which nothing moves, not even our answer, is closed. */
  readonly silentMs: number;
  /** How often we look who has taken too long. */
  readonly checkMs: number;
  /** Connections beyond these are closed at once. */
  readonly connections: number;
}

const PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 30_000,
  silentMs: 60_000,
  checkMs: 2_500,
  connections: 4_000,
};

export interface ServerParts {
  /** Handlers that see every request before anything else does. */
  readonly first?: readonly RequestHandler[];
  /** The routes of the channels, each put on by its own function, in order. They read their own bodies: Slack signs raw ones. */
  readonly mounts: readonly ((app: Express) => void)[];
  /** Asked at each /readyz. */
  readonly health: () => Health;
  readonly log: Logger;
  /** How long stop waits for requests under way, in milliseconds. */
  readonly graceMs?: number;
  readonly patience?: Partial<Patience>;
}

export interface Server {
  /** Listens; gives the address that a person can open. Throws a SignpostError that says what to change when it can't listen. */
  start(host: string, port: number): Promise<{ port: number; url: string }>;
  /** Takes no new requests, lets those under way end (for `graceMs`), then closes. Harmless when repeated or never started. */
  stop(): Promise<void>;
}

/**
 * The one HTTP server: ids of requests, security headers, /livez and /readyz, the channels' routes, and JSON for every error. /readyz is 200
 * while questions can be answered, whatever is degraded; 503 before that and once it is stopping.
 */
export function createServer({ first = [], mounts, health, log, graceMs = 10_000, patience }: ServerParts): Server {
  let stopping = false;
  const app = express();
  app.disable('x-powered-by');
  // Limits count callers by address: behind a proxy in our own network it is the one that the proxy names.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  for (const handler of [assignRequestId, ...first]) app.use(handler);
  app.use(securityHeaders());
  app.get('/livez', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ alive: true });
  });
  app.get('/readyz', (_request, response) => {
    const state = health();
    const serving = state.ready && !stopping;
    response
      .set('Cache-Control', 'no-store')
      .status(serving ? 200 : 503)
      .json({ ...state, ready: serving });
  });
  app.use((_request, response, next) => {
    if (!stopping) return next();
    // A kept connection would go on asking, and its replies would go on being waited for.
    response.set('Connection', 'close');
    throw new HttpProblem(503, 'stopping', 'Signpost is stopping. Send it again.');
  });
  for (const mount of mounts) mount(app);
  app.use(notFound);
  app.use(jsonErrors(log));

  const { headersMs, requestMs, silentMs, checkMs, connections } = { ...PATIENCE, ...patience };
  const server = createHttpServer(
    { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
    app,
  );
  server.timeout = silentMs;
  server.maxConnections = connections;
  return {
    async start(host, port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, host, port)));
        server.listen(port, host, resolve);
      });
      const bound = server.address() as AddressInfo;
      return { port: bound.port, url: `http://${shownHost(host)}:${bound.port}` };
    },
    async stop() {
      stopping = true;
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      server.closeIdleConnections();
      await closed;
      clearTimeout(timer);
    },
  };
}

/**
 * No inline code and no other host, for every reply. Strings become markup only through the page's own policy and those of the
 * adaptivecards renderer. HSTS leaves subdomains to whoever runs them.
 */
function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['signpost', ...ADAPTIVECARDS_POLICIES],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
}

const ADAPTIVECARDS_POLICIES = [
  'adaptivecards#markdownPassthroughPolicy',
  'adaptivecards#restoreContentsPolicy',
  'adaptivecards#deprecatedExportedFunctionPolicy',
];

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): SignpostError {
  const message: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop the program that has it, or set PORT to a free one (PORT=${port + 1} npm start).`,
    EACCES: `Port ${port} is not open to this user. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Set HOST to 127.0.0.1, or to one of its addresses.`,
    ENOTFOUND: `The host ${host} is not known. Set HOST to 127.0.0.1, or to one of this machine's addresses.`,
  };
  const code = error.code === 'EADDRINUSE' ? 'port_in_use' : 'cannot_listen';
  const text = message[error.code ?? ''] ?? `Listening on ${host}:${port} failed (${error.code}). Check HOST and PORT.`;
  return new SignpostError(code, text, { cause: error });
}

/** An address to open in a browser: a wildcard is reached as localhost, an IPv6 address stands in brackets. */
function shownHost(host: string): string {
  if (['0.0.0.0', '::', ''].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
