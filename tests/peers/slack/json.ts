import type { IncomingMessage } from 'node:http';

/** An object as it comes over the wire. */
export type Json = Record<string, unknown>;

/** Reads a request's body, as JSON or as a form some of whose fields are JSON. */
export async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.includes('json')) return parsed(text);
  const form: Json = Object.fromEntries(new URLSearchParams(text));
  for (const name of ['blocks', 'prompts']) {
    const value = form[name];
    if (typeof value === 'string') form[name] = JSON.parse(value);
  }
  return form;
}

/** A JSON object; an empty one for an empty text. */
export function parsed(text: string): Json {
  const value: unknown = JSON.parse(text === '' ? '{}' : text);
  if (!isJson(value)) throw new Error('not a JSON object');
  return value;
}

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
