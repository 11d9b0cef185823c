import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { lintBlockKit } from '../../cards/block-kit-lint';
import { listenOnLoopback } from '../loopback';
import type { Faults } from './faults';
import { IDS } from './ids';
import { type Json, readBody } from './json';
import { METHOD_SCOPES } from './method-scopes';
import type { Workspace } from './workspace';

/** One call that reached the Web API or a response_url. */
export interface Call {
  readonly method: string;
  readonly at: number;
}

export interface WebApi {
  /** `http://127.0.0.1:1234` */
  readonly address: string;
  readonly calls: Call[];
  close(): Promise<void>;
}

interface Options {
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly botToken: string;
  readonly appToken: string;
  /** What the bot token may do. */
  readonly scopes: () => readonly string[];
  /** Where Socket Mode connects to. */
  readonly socketAddress: () => string;
}

/** Serves `/api/<method>` and `/response/<id>` as Slack does, with the faults that a test asks for. */
export async function startWebApi(options: Options): Promise<WebApi> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    handle(request, response, options, calls).catch(() => response.writeHead(500).end());
  });
  const { port, close } = await listenOnLoopback(server);
  return { address: `http://127.0.0.1:${port}`, calls, close };
}

async function handle(request: IncomingMessage, response: ServerResponse, options: Options, calls: Call[]) {
  const [, area, name = ''] = (request.url ?? '').split('/');
  const method = area === 'response' ? 'response_url' : name;
  const args = await readBody(request);
  calls.push({ method, at: Date.now() });

  const fault = options.faults.take(method, args);
  if (fault?.hang) return;
  if (fault?.cut) return request.socket.destroy();
  if (fault?.retryAfter !== undefined)
    return response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
  if (fault?.status) return response.writeHead(fault.status).end('<html>Bad gateway</html>');
  if (fault?.error) return send(response, { ok: false, error: fault.error });
  if (fault?.delayMs) await wait(fault.delayMs);
  await fault?.until;
  if (fault?.broken) {
    if (area === 'api') replyTo(method, args, request.headers.authorization ?? '', options);
    else options.workspace.respond(name, args);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    return response.write('{"ok":tr', () => request.socket.destroy());
  }

  if (area === 'api') {
    response.setHeader('x-oauth-scopes', options.scopes().join(','));
    return send(response, replyTo(method, args, request.headers.authorization ?? '', options));
  }
  if (area !== 'response') return response.writeHead(404).end();
  const reply = options.workspace.respond(name, args);
  if (reply.ok === true) return response.end('ok');
  return send(response, reply, 404);
}

function replyTo(method: string, args: Json, authorization: string, { workspace, ...options }: Options): Json {
  const expected = method === 'apps.connections.open' ? options.appToken : options.botToken;
  if (authorization !== `Bearer ${expected}`)
    return { ok: false, error: authorization ? 'invalid_auth' : 'not_authed' };
  const needed = METHOD_SCOPES[method];
  if (needed === undefined) return { ok: false, error: 'unknown_method', req_method: method };
  if (needed && !options.scopes().includes(needed)) return { ok: false, error: 'missing_scope', needed };
  switch (method) {
    case 'auth.test':
      return { ok: true, team_id: IDS.team, user_id: IDS.botUser, bot_id: IDS.bot, url: 'https://peer.slack.com/' };
    case 'chat.postMessage':
      return workspace.postMessage(args);
    case 'chat.postEphemeral':
      return workspace.postEphemeral(args);
    case 'assistant.threads.setSuggestedPrompts':
    case 'assistant.threads.setStatus':
      return workspace.showInAgentView(args);
    case 'blocks.validate': {
      const errors = lintBlockKit(JSON.stringify(args.blocks)).map((message) => ({ message }));
      return errors.length > 0 ? { ok: false, error: 'invalid_blocks', errors } : { ok: true };
    }
    case 'views.open':
      return workspace.views.open(args);
    case 'views.push':
      return workspace.views.push(args);
    case 'views.update':
      return workspace.views.update(args);
    case 'views.publish':
      return workspace.views.publish(args);
    case 'apps.connections.open':
      return { ok: true, url: options.socketAddress() };
    default:
      return { ok: false, error: 'unknown_method', req_method: method };
  }
}

function send(response: ServerResponse, body: Json, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
