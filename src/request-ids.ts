import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Gives each request an id of our own, in its reply (`X-Request-Id`) and in every line that is logged on its way. */
export interface RequestIds {
  readonly assign: RequestHandler;
  /** What pino adds to a line: the id of the request under way, if any. */
  readonly mixin: () => { readonly request?: string };
}

/** Ids are made here and never taken from a caller, who could write into the log with them. */
export function createRequestIds(): RequestIds {
  const underWay = new AsyncLocalStorage<string>();
  return {
    assign(_request, response, next) {
      const id = randomUUID();
      response.set('X-Request-Id', id);
      underWay.run(id, next);
    },
    mixin() {
      const request = underWay.getStore();
      return request === undefined ? {} : { request };
    },
  };
}
