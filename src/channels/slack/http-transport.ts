import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackState } from './channel';
import { EVENTS_PATH } from './contract';
import { HttpReceiver } from './http-receiver';
import type { Transport } from './transport';

/** Slack over HTTP: signed requests to `POST /slack/events`; unsigned, wrongly signed and stale ones get 401 from Bolt. */
export function createHttpTransport(signingSecret: string, logger: BoltLogger, log: Logger): Transport {
  const receiver = new HttpReceiver(signingSecret, logger, log);
  let state: SlackState = 'stopped';
  return {
    receiver,
    state: () => state,
    async start() {
      state = 'connected';
    },
    async stop() {
      state = 'stopped';
    },
    mount(app) {
      app.post(EVENTS_PATH, (_request, response, next) => {
        if (state === 'connected') return next();
        // Bolt would acknowledge and lose what it can't handle yet; Slack comes again after a 503.
        response.status(503).set('retry-after', '5').end();
      });
      app.use(receiver.router);
    },
  };
}
