import { type Logger as BoltLogger, ExpressReceiver } from '@slack/bolt';
import { EVENTS_PATH } from './contract';

/**
 * Bolt's receiver, which answers at once whatever Slack has signed: what cannot be read with 400, which Bolt calls an error of the
 * server, and what nobody listens to with 404, which Bolt says after three seconds.
 */
export class HttpReceiver extends ExpressReceiver {
  constructor(signingSecret: string, logger: BoltLogger) {
    super({
      signingSecret,
      endpoints: EVENTS_PATH,
      logger,
      // Our listeners' own errors do not come here: Bolt has failed to find out what it was sent.
      processEventErrorHandler: async ({ response }) => {
        if (response.headersSent) return false;
        logger.warn('a signed request cannot be read');
        response.writeHead(400).end();
        return true;
      },
      unhandledRequestHandler: ({ response }) => {
        if (response.headersSent) return;
        logger.error('a request was not acknowledged in time');
        response.writeHead(404).end();
      },
    });
  }

  override async requestHandler(...[request, response]: Parameters<ExpressReceiver['requestHandler']>): Promise<void> {
    await super.requestHandler(request, response);
    if (!response.headersSent) response.status(404).end();
  }
}
