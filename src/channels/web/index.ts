import express, { type Express } from 'express';
import type { Assistant } from '../../answering/assistant';
import type { Knowledge } from '../../knowledge/knowledge';
import { askHandler, postOnly, requireJson } from './ask';
import { loadAssets } from './assets';
import { renderPage } from './page';
import { checkHost, refuseCrossSite } from './same-site';

export interface WebParts {
  readonly assistant: Assistant;
  readonly knowledge: () => Knowledge;
  /** HOST as configured: the name under which it answers, beside the loopback names. */
  readonly host: string;
  /** Further names under which it answers, such as that of a proxy before it. */
  readonly otherHosts?: readonly string[];
}

/** Puts the web page (`GET /`), its files and `POST /api/ask` on the server. Left out when WEB is off. */
export function mountWeb({ assistant, knowledge, host, otherHosts }: WebParts): (app: Express) => void {
  return (app) => {
    const assets = loadAssets();
    const ownHost = checkHost(host, otherHosts);
    app.use(assets.routes);
    app.get('/', ownHost, (_request, response) => {
      response.set('Cache-Control', 'no-cache').type('html').send(renderPage(knowledge(), assets.base));
    });
    app
      .route('/api/ask')
      .post(
        ownHost,
        refuseCrossSite,
        requireJson,
        express.json({ limit: '100kb', inflate: false }),
        askHandler(assistant, knowledge),
      )
      .all(postOnly);
  };
}
