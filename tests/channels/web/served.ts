import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import type { AskReply } from '../../../src/channels/web/ask';
import { mountWeb, type WebParts } from '../../../src/channels/web/index';
import { loadKnowledge } from '../../../src/knowledge/load';
import { createServer, type Health, type Server } from '../../../src/server';
import { scriptedAssistant } from './scripted-assistant';

/** The content that ships. */
export const KNOWLEDGE = loadKnowledge(join(__dirname, '..', '..', '..', 'knowledge', 'cse'));

/** A logger that keeps its lines. */
export function keptLog(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: pino({ level: 'trace' }, stream), lines };
}

/** A reply as it came: its body parsed where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Partial<AskReply> & { readonly error?: { readonly code: string; readonly message: string } };
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request with headers that `fetch` would not let us set, such as Host. */
export function send(url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const isJson = String(response.headers['content-type']).startsWith('application/json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: isJson ? JSON.parse(text) : {},
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

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
  log: Logger = keptLog().log,
  health: () => Health = () => ({ ready: true, degraded: [] }),
  port = 0,
): Promise<{ server: Server; url: string; port: number }> {
  const server = createServer({ mounts, health, log, graceMs: 200 });
  return { server, ...(await server.start('127.0.0.1', port)) };
}
