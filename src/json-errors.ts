import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { withoutWords } from './error-without-words';
import { HttpProblem } from './http-problem';
import { requestOf } from './request-ids';

/** Answers what no route took: 404 as JSON. */
export const notFound: RequestHandler = () => {
  throw new HttpProblem(404, 'not_found', 'There is nothing at this address.');
};

/**
 * The last handler of the server: every error leaves as `{"error": {code, message}}`, never as a page or a stack. What the
 * caller did wrong keeps its 4xx status; anything else is 500 and is logged without words, since the message of an error (of a
 * JSON parser above all) can quote what somebody wrote.
 */
export function jsonErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ ...requestOf(response), ...withoutWords(error) }, 'a request failed');
    response.status(problem.status).json({ error: { code: problem.code, message: problem.message } });
  };
}

/** What body-parser and express themselves refuse, by the `type` that body-parser sets. */
const REFUSALS: Readonly<Record<string, { code: string; message: string }>> = {
  'entity.too.large': { code: 'too_large', message: 'The request is over 100 kB. Send a shorter question.' },
  'entity.parse.failed': { code: 'not_json', message: 'The body is not a JSON object.' },
  'encoding.unsupported': { code: 'bad_encoding', message: 'Send the body uncompressed.' },
  'charset.unsupported': { code: 'bad_charset', message: 'Send the body as UTF-8.' },
};

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const status = numberOf(error, 'status');
  if (status === undefined || status < 400 || status > 499) {
    return new HttpProblem(
      500,
      'internal',
      'Something went wrong here. Ask again; if it goes on, tell whoever runs Signpost.',
    );
  }
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  const { code, message } = REFUSALS[type] ?? { code: 'bad_request', message: 'The request could not be read.' };
  return new HttpProblem(status, code, message);
}

function numberOf(error: unknown, key: string): number | undefined {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'number' ? value : undefined;
}
