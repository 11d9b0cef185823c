import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { type RequestHandler, Router } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's files: where they are served from (`/assets/1f2e3d4c5b6a`, which changes with their content) and the routes. */
export interface Assets {
  readonly base: string;
  readonly routes: RequestHandler;
}

/**
 * Reads the page's own files and the two browser libraries into memory, once; they are served for a year, since a changed file
 * has another address. Only what is listed here can be asked for. Throws when a file is missing (a build that did not copy).
 */
export function loadAssets(): Assets {
  const files = new Map([...ownFiles(), ...libraries()].map(({ name, path }) => [name, readFileSync(path)] as const));
  const hash = createHash('sha256');
  for (const [name, body] of files) hash.update(name).update(body);
  const base = `/assets/${hash.digest('hex').slice(0, 12)}`;
  const routes = Router();
  routes.get(`${base}/:name`, (request, response, next) => {
    const body = files.get(request.params.name);
    if (body === undefined) return next();
    response
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .type(TYPES[extname(request.params.name)] ?? '')
      .send(body);
  });
  return { base, routes };
}

function ownFiles(): { name: string; path: string }[] {
  const folder = join(__dirname, 'assets');
  return readdirSync(folder)
    .filter((name) => extname(name) in TYPES)
    .sort()
    .map((name) => ({ name, path: join(folder, name) }));
}

function libraries(): { name: string; path: string }[] {
  const { resolve } = createRequire(__filename);
  const folder = (name: string) => dirname(resolve(`${name}/package.json`));
  return [
    { name: 'adaptivecards.min.js', path: join(folder('adaptivecards'), 'dist', 'adaptivecards.min.js') },
    { name: 'markdown-it.mjs', path: join(folder('markdown-it'), 'dist', 'browser', 'markdown-it.esm.min.mjs') },
  ];
}
