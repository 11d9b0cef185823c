import { join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { mountWeb, type WebParts } from '../../../src/channels/web/index';
import { loadKnowledge } from '../../../src/knowledge/load';
import { createServer, type Health, type Server } from '../../../src/server';
import { keptLog, silentLog } from '../../fixtures/kept-log';
import { type Reply, send } from '../../fixtures/send';
import { scriptedAssistant } from './scripted-assistant';

/** The content that ships. */
export const KNOWLEDGE = loadKnowledge(join(__dirname, '..', '..', '..', 'knowledge', 'cse'));

/** Posts a value as JSON to /api/ask. */
export function ask(url: string, value: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return send(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
}

/** The web room on a server of its own, with the scripted assistant, on a free port. */
export async function serveWeb(parts: Partial<WebParts> = {}) {
  const assistant = scriptedAssistant(KNOWLEDGE);
  const { log, lines } = keptLog();
  const mount = mountWeb({ assistant, knowledge: () => KNOWLEDGE, host: '127.0.0.1', ...parts });
  const { server, url, port } = await serve([mount], log);
  return { server, url, port, assistant, lines };
}

/** A started server with these mounts, on a free port unless one is named. */
export async function serve(
  mounts: ((app: Express) => void)[],
  log: Logger = silentLog(),
  health: () => Health = () => ({ ready: true, degraded: [] }),
  port = 0,
  first: readonly RequestHandler[] = [],
): Promise<{ server: Server; url: string; port: number }> {
  const server = createServer({ first, mounts, health, log, graceMs: 200 });
  return { server, ...(await server.start('127.0.0.1', port)) };
}
