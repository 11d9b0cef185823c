import type { RequestHandler } from 'express';
import type { Metrics } from './metrics';

/** The routes that requests are counted under; any other path is `other`. A closed list. */
const ROUTES: Readonly<Record<string, string>> = {
  '/slack/events': 'slack',
  '/api/messages': 'teams',
  '/api/ask': 'ask',
  '/api/explain': 'explain',
  '/': 'page',
  '/livez': 'health',
  '/readyz': 'health',
  '/metrics': 'metrics',
};

/** Counts each request when its answer is out. A request whose caller went away before is not counted. */
export function countRequests(metrics: Pick<Metrics, 'requested'>): RequestHandler {
  return (request, response, next) => {
    const path = request.path.replace(/\/+$/, '') || '/';
    const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : path.startsWith('/assets/') ? 'page' : undefined;
    response.once('finish', () => metrics.requested(route ?? 'other', response.statusCode));
    next();
  };
}
