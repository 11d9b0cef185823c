import express, { type Express, type RequestHandler } from 'express';
import type { Assistant } from '../../answering/assistant';
import type { Explain } from '../../answering/explain';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Limits } from '../../limits/limits';
import type { Store } from '../../store/store';
import { askHandler, postOnly, requireJson, tooMany } from './ask';
import { loadAssets } from './assets';
import { explainHandler } from './explain';
import { renderPage } from './page';
import { checkHost, refuseCrossSite } from './same-site';
import { whoAsks } from './who-asks';

export interface WebParts {
  readonly assistant: Assistant;
  readonly knowledge: () => Knowledge;
  /** What tells how an answer came about, and where a conversation is read for it; without them nothing is explained. */
  readonly explaining?: { readonly explain: Explain; readonly store: Pick<Store, 'conversation'> };
  /** HOST as configured: the name under which it answers, beside the loopback names. */
  readonly host: string;
  /** Counts who asks how much, by address; without it nothing is limited. */
  readonly limits?: Limits;
  /** Further names under which it answers, such as that of a proxy before it. */
  readonly otherHosts?: readonly string[];
}

/** Puts the web page (`GET /`), its files, `POST /api/ask` and `POST /api/explain` on the server. Left out when WEB is off. */
export function mountWeb({
  assistant,
  knowledge,
  explaining,
  host,
  limits,
  otherHosts,
}: WebParts): (app: Express) => void {
  return (app) => {
    const assets = loadAssets();
    const ownHost = checkHost(host, otherHosts);
    app.use(assets.routes);
    app.get('/', ownHost, (_request, response) => {
      response.set('Cache-Control', 'no-cache').type('html').send(renderPage(knowledge(), assets.base));
    });
    const post = (path: string, ...handlers: RequestHandler[]) =>
      app
        .route(path)
        .post(ownHost, refuseCrossSite, requireJson, express.json({ limit: '100kb', inflate: false }), ...handlers)
        .all(postOnly);
    const limited: RequestHandler = async (request, _response, next) => {
      const who = whoAsks(request, limits);
      if (who && (await limits?.take(who))) throw tooMany(knowledge());
      next();
    };
    post('/api/ask', askHandler(assistant, knowledge, explaining?.store, limits));
    if (explaining) post('/api/explain', limited, explainHandler(explaining.explain, knowledge));
  };
}
