import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import { HttpProblem } from '../http-problem';
import { foreignHost, isLoopbackAddress } from '../loopback';
import type { Metrics } from './metrics';

/**
 * Puts `GET /metrics` on the server: for callers on this machine, and for those who present `token` as a bearer. Without a token
 * there is nothing at this address for anybody else (404); with one, a wrong one is a 401.
 */
export function mountMetrics(metrics: Pick<Metrics, 'text'>, token: string | undefined): (app: Express) => void {
  return (app) => {
    app.get('/metrics', async (request, response) => {
      if (!isLocal(request) && !bears(request, token)) throw refusal(token);
      const { type, body } = await metrics.text();
      response.set('Cache-Control', 'no-store').set('Content-Type', type).send(body);
    });
  };
}

function refusal(token: string | undefined): HttpProblem {
  if (token === undefined) return new HttpProblem(404, 'not_found', 'There is nothing at this address.');
  return new HttpProblem(401, 'unauthorised', 'Send the header "Authorization: Bearer ..." with the METRICS_TOKEN.');
}

/** A caller on this machine: not one that a proxy on it speaks for, nor a page under a name that was bound to it. */
function isLocal({ socket, headers }: Request): boolean {
  const forwarded = headers.via ?? headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'];
  return isLoopbackAddress(socket.remoteAddress) && !foreignHost(headers.host) && forwarded === undefined;
}

/** Compares hashes, so that neither the time taken nor the length tells anything of the token. */
function bears({ headers }: Request, token: string | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined || given === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
