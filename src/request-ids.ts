import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

const HEADER = 'X-Request-Id';

/** Gives each request an id of our own, in its reply. It is never taken from a caller, who could write into the log with it. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  response.set(HEADER, randomUUID());
  next();
};

/**
 * What each line holds that is logged on the way of a request, such as by a child logger. Its value is undefined where
 * {@link assignRequestId} does not stand before; pino leaves it out then.
 */
export function requestOf(response: ServerResponse | undefined) {
  return { request: response?.getHeader(HEADER) };
}
