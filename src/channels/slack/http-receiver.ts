import { type Logger as BoltLogger, ExpressReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { requestOf } from '../../request-ids';
import { EVENTS_PATH } from './contract';
import { NoRoomError } from './intake-app';

/**
 * Bolt's receiver, which answers whatever Slack has signed: what cannot be read with 400, which Bolt calls an error of the server, what
 * nobody listens to with 404, which Bolt says after three seconds, and what there is no room for with 503.
 */
export class HttpReceiver extends ExpressReceiver {
  constructor(signingSecret: string, logger: BoltLogger, log: Logger) {
    super({
      signingSecret,
      endpoints: EVENTS_PATH,
      logger,
      customPropertiesExtractor: ({ res }) => requestOf(res),
      // Our listeners' own errors do not come here: Bolt has failed to find out what it was sent.
      processEventErrorHandler: async ({ error, response }) => {
        if (response.headersSent) return false;
        if (error instanceof NoRoomError) {
          response.writeHead(503, { 'retry-after': '5' }).end();
          return true;
        }
        log.warn({ channel: 'slack', ...requestOf(response) }, 'a signed request cannot be read');
        response.writeHead(400).end();
        return true;
      },
      unhandledRequestHandler: ({ response }) => {
        if (response.headersSent) return;
        log.error({ channel: 'slack', ...requestOf(response) }, 'a request was not acknowledged in time');
        response.writeHead(404).end();
      },
    });
  }

  override async requestHandler(...[request, response]: Parameters<ExpressReceiver['requestHandler']>): Promise<void> {
    await super.requestHandler(request, response);
    if (!response.headersSent) response.status(404).end();
  }
}
