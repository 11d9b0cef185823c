import { App } from '@slack/bolt';
import { SignpostError } from '../../errors';
import { createDeliveries } from '../deliveries';
import { boltLog } from './bolt-log';
import type { SlackChannel, SlackDeps, SlackState } from './channel';
import { clientOptions, createClient } from './client';
import { createHttpTransport } from './http-transport';
import { onButton } from './listeners/button';
import { onCommand } from './listeners/command';
import { onDirectMessage } from './listeners/direct-message';
import { onMention } from './listeners/mention';
import { createPoster } from './poster';
import type { Room } from './room';
import type { SlackSettings } from './settings';
import { slackCode } from './slack-error';
import { createSocketTransport } from './socket-transport';
import { botTokenError } from './start-error';
import type { Transport } from './transport';

export type { SlackChannel, SlackDeps } from './channel';
export type { SlackSettings } from './settings';

/** Answers under way are given this long when the channel stops. */
const LAST_WORDS_MS = 5_000;

/**
 * Makes the Slack channel: over Socket Mode when the settings hold an app token, else over HTTP. Nothing is sent before
 * start(). Throws a SignpostError when neither an app token nor a signing secret is set.
 */
export function createSlackChannel(deps: SlackDeps, settings: SlackSettings): SlackChannel {
  const { log } = deps;
  const logger = boltLog(log);
  const options = clientOptions(settings, logger);
  const client = createClient(settings.botToken, options);
  const transport = createTransport();
  const deliveries = createDeliveries(deps, 'slack');
  let us: { botUserId: string; botId?: string; teamId: string } | undefined;
  let proving: SlackState | undefined;

  function createTransport(): Transport {
    if (settings.appToken) return createSocketTransport(settings.appToken, options, logger, log);
    if (settings.signingSecret) return createHttpTransport(settings.signingSecret, logger);
    throw new SignpostError(
      'slack_no_secret',
      'SLACK_BOT_TOKEN is set, but neither SLACK_SIGNING_SECRET (for HTTP) nor SLACK_APP_TOKEN (for Socket Mode): set one of them.',
    );
  }

  const app = new App({
    receiver: transport.receiver,
    // The token is proved once, by start(): were Slack asked on every event, a failure would be acknowledged and the question lost.
    authorize: async () => ({ botToken: settings.botToken, ...us }),
    clientOptions: options,
    logger,
    convoStore: false,
  });
  register(app, { ...deps, deliveries, poster: createPoster(client) });
  app.error(async (error) => log.error({ channel: 'slack', code: slackCode(error) }, 'a listener for Slack failed'));

  return {
    state: () => proving ?? transport.state(),
    mount: (server) => transport.mount(server),
    async start() {
      proving = 'connecting';
      try {
        const { user_id = '', bot_id, team_id = '' } = await client.auth.test();
        us = { botUserId: user_id, teamId: team_id, ...(bot_id ? { botId: bot_id } : {}) };
      } catch (error) {
        proving = 'failed';
        throw botTokenError(error);
      }
      proving = undefined;
      await transport.start();
    },
    async stop() {
      proving = undefined;
      await transport.stop();
      await deliveries.settled(LAST_WORDS_MS);
    },
  };
}

/** Names who hears what. Slack delivers only the commands that the app's manifest names, whatever an administrator calls them. */
function register(app: App, room: Room): void {
  app.event('app_mention', onMention(room));
  app.event('message', onDirectMessage(room));
  app.command(/^\//, onCommand(room));
  app.action({ type: 'block_actions' }, onButton(room));
}
