import type { IncomingMessage } from 'node:http';

/** An object as it comes over the wire. */
export type Json = Record<string, unknown>;

/** Reads a request's body, as JSON or as a form whose `blocks` are JSON. */
export async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.includes('json')) return parsed(text);
  const form: Json = Object.fromEntries(new URLSearchParams(text));
  if (typeof form.blocks === 'string') form.blocks = JSON.parse(form.blocks);
  return form;
}

/** A JSON object; an empty one for an empty text. */
export function parsed(text: string): Json {
  const value: unknown = JSON.parse(text === '' ? '{}' : text);
  if (!isJson(value)) throw new Error('not a JSON object');
  return value;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
