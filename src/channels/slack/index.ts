import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { VIEW_IDS } from '../../cards/slack-view-ids';
import { SignpostError } from '../../errors';
import { createDeliveries } from '../deliveries';
import { createQueues } from '../in-order';
import { createLoopTurns } from '../loop-turns';
import { ANSWER_ACTIONS, FEEDBACK_ACTIONS } from './action-ids';
import { createAgentView } from './agent-view';
import { boltLog } from './bolt-log';
import type { SlackChannel, SlackDeps, SlackState } from './channel';
import { clientOptions, createClient } from './client';
import { createHttpTransport } from './http-transport';
import { onButton } from './listeners/button';
import { onChannelMessage } from './listeners/channel-message';
import { onCommand } from './listeners/command';
import { onDirectMessage } from './listeners/direct-message';
import { onFeedback } from './listeners/feedback';
import { onMention } from './listeners/mention';
import { onAssistantThread, onMessagesOpened } from './listeners/opened';
import { onShare } from './listeners/share';
import { onWithdrawn } from './listeners/withdrawn';
import { createOurThreads } from './our-threads';
import { createPoster } from './poster';
import { proveToken, type Us } from './prove-token';
import { registerViews } from './register-views';
import type { Room } from './room';
import type { SlackSettings } from './settings';
import { slackCode } from './slack-error';
import { createSocketTransport } from './socket-transport';
import { mayStartLater, startLater } from './start-later';
import { watchToken } from './token-watch';
import type { Transport } from './transport';
import { createViews } from './views';

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
  const watch = watchToken(log);
  const transport = createTransport();
  const deliveries = createDeliveries(deps, 'slack');
  let us: Us | undefined;
  let proving: SlackState | undefined;
  const stopping = new AbortController();
  // Each question that waits for another try listens to it.
  setMaxListeners(0, stopping.signal);

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
  const client = createClient(settings.botToken, options, watch);
  register(app, {
    ...deps,
    deliveries,
    poster: createPoster(client, log),
    views: createViews(client),
    // What is only shown beside the answers is tried once: a status that comes late is in the way.
    agentView: createAgentView(createClient(settings.botToken, { ...options, retryConfig: { retries: 0 } }, watch)),
    ourThreads: createOurThreads(deps.clock),
    queues: createQueues(),
    turns: createLoopTurns(),
    channelAnswers: settings.channelAnswers,
    stopping: stopping.signal,
  });
  app.event('app_uninstalled', onWithdrawn(watch));
  app.event('tokens_revoked', onWithdrawn(watch));
  app.error(async (error) => log.error({ channel: 'slack', code: slackCode(error) }, 'a listener for Slack failed'));

  async function start(): Promise<void> {
    proving = 'connecting';
    try {
      us = await proveToken(createClient(settings.botToken, options), log);
    } catch (error) {
      proving = stopping.signal.aborted ? undefined : 'failed';
      throw error;
    }
    proving = undefined;
    if (!stopping.signal.aborted) await transport.start();
  }

  return {
    state: () => proving ?? (watch.isRefused() ? 'failed' : transport.state()),
    mount: (server) => transport.mount(server),
    async start({ mayComeLater = false } = {}) {
      try {
        await start();
      } catch (error) {
        if (!mayComeLater || !mayStartLater(error)) throw error;
        void startLater(start, error, log, stopping.signal);
      }
    },
    async stop() {
      stopping.abort();
      proving = undefined;
      await transport.stop();
      // By then what waited for another try has begun it.
      await setImmediate();
      await deliveries.settled(LAST_WORDS_MS);
    },
  };
}

/** Names who hears what. Slack delivers only the commands that the app's manifest names, whatever an administrator calls them. */
function register(app: App, room: Room): void {
  app.event('app_mention', onMention(room));
  app.event('message', onDirectMessage(room));
  app.event('message', onChannelMessage(room));
  app.event('app_home_opened', onMessagesOpened(room));
  app.event('assistant_thread_started', onAssistantThread(room));
  app.command(/^\//, onCommand(room));
  app.action(ANSWER_ACTIONS, onButton(room));
  app.action(VIEW_IDS.share, onShare(room));
  app.action(FEEDBACK_ACTIONS, onFeedback(room));
  registerViews(app, room);
}
