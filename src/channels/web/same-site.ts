import { hostname } from 'node:os';
import type { RequestHandler } from 'express';
import { HttpProblem } from '../../http-problem';
import { isLoopbackHost } from '../../loopback';

/**
 * Lets through only requests that name this server: against DNS rebinding, where a stranger's page reaches a loopback
 * server under a name of its own. Loopback names pass, and the configured host. Where that is a wildcard, the addresses of
 * the machine pass (an address can't be rebound) and its own name. `others` adds names, such as that of a proxy. Else 421.
 */
export function checkHost(configured: string, others: readonly string[] = []): RequestHandler {
  const wildcard = ['0.0.0.0', '::', ''].includes(configured);
  const names = new Set([...others, wildcard ? hostname() : configured].map((name) => bare(bracketed(name))));
  return (request, _response, next) => {
    const name = bare(request.headers.host ?? '');
    if (isOurOwn(name) || names.has(name) || (wildcard && isAddress(name))) return next();
    throw new HttpProblem(
      421,
      'wrong_host',
      'This server does not answer under that name. Open it by the address in HOST, or as localhost.',
    );
  };
}

/** Refuses what another site's page sends: by Sec-Fetch-Site where the browser tells it, and by Origin. Programs send neither. */
export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !isOwn(origin, request.headers.host));
  if (foreign)
    throw new HttpProblem(
      403,
      'cross_site',
      'Questions are taken only from this page or from a program, not from another site.',
    );
  next();
};

function isOwn(origin: string, host: string | undefined): boolean {
  const scheme = /^https?:/.exec(origin)?.[0];
  const own = `${scheme}//${host}`;
  return (
    scheme !== undefined && URL.canParse(own) && URL.canParse(origin) && new URL(own).host === new URL(origin).host
  );
}

/** A Host header without its port and closing dot, in lower case. */
function bare(host: string): string {
  return host.trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
}

function bracketed(name: string): string {
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

/** Browsers take each name below `localhost` to this machine, and ask nobody where it leads. */
function isOurOwn(name: string): boolean {
  return isLoopbackHost(name) || name.endsWith('.localhost');
}

function isAddress(name: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(name) || /^\[[0-9a-f:.]+\]$/.test(name);
}
