import { setMaxListeners } from 'node:events';
import type { App, Context } from '@slack/bolt';
import { VIEW_IDS } from '../../cards/slack-view-ids';
import { SignpostError } from '../../errors';
import { createDeliveries } from '../deliveries';
import { createQueues } from '../in-order';
import { createLoopTurns } from '../loop-turns';
import { ANSWER_ACTIONS, FEEDBACK_ACTIONS } from './action-ids';
import { createAgentView } from './agent-view';
import { boltLog } from './bolt-log';
import { createCardLadder } from './card-ladder';
import type { SlackChannel, SlackDeps, SlackState } from './channel';
import { clientOptions, createClient } from './client';
import { hearEvents } from './hear-events';
import { createHttpTransport } from './http-transport';
import { createIntake, type IntakeLimits } from './intake';
import { IntakeApp } from './intake-app';
import { onButton } from './listeners/button';
import { onCommand } from './listeners/command';
import { onFeedback } from './listeners/feedback';
import { onShare } from './listeners/share';
import { createOurThreads } from './our-threads';
import { createPoster } from './poster';
import { proveToken, type Us } from './prove-token';
import { countRefusals } from './refusals';
import { registerViews } from './register-views';
import type { Hear } from './room';
import type { SlackSettings } from './settings';
import { logged } from './slack-error';
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
 * A thousand questions at once are taken in, a part of them after some waiting; what is inside is answered in the time that a stop has. Slack
 * waits for three seconds, of which some pass before we read what it sent (decision 13).
 */
const INTAKE: IntakeLimits = { most: 600, patienceMs: 1_500 };

/**
 * Makes the Slack channel: over Socket Mode when the settings hold an app token, else over HTTP. Nothing is sent before
 * start(). Throws a SignpostError when neither an app token nor a signing secret is set.
 */
export function createSlackChannel(deps: SlackDeps, settings: SlackSettings, limits = INTAKE): SlackChannel {
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
    if (settings.signingSecret) return createHttpTransport(settings.signingSecret, logger, log);
    throw new SignpostError(
      'slack_no_secret',
      'SLACK_BOT_TOKEN is set, but neither SLACK_SIGNING_SECRET (for HTTP) nor SLACK_APP_TOKEN (for Socket Mode): set one of them.',
    );
  }

  const intake = createIntake(limits);
  const app = new IntakeApp(
    {
      receiver: transport.receiver,
      // The token is proved once, by start(): were Slack asked on every event, a failure would be acknowledged and the question lost.
      authorize: async () => ({ botToken: settings.botToken, ...us }),
      clientOptions: options,
      logger,
      convoStore: false,
      extendedErrorHandler: true,
    },
    intake,
    countRefusals(deps, stopping.signal),
  );
  const client = createClient(settings.botToken, options, watch);
  const sendCard = createCardLadder();
  const shared = {
    ...deps,
    deliveries,
    views: createViews(client),
    // What is only shown beside the answers is tried once: a status that comes late is in the way.
    agentView: createAgentView(createClient(settings.botToken, { ...options, retryConfig: { retries: 0 } }, watch)),
    ourThreads: createOurThreads(deps.clock),
    queues: createQueues(),
    turns: createLoopTurns(),
    channelAnswers: settings.channelAnswers,
    stopping: stopping.signal,
  };
  const logOf = ({ request }: Context) => log.child({ request });
  const hear: Hear = (listener) => (args) => {
    const ownLog = logOf(args.context);
    return listener({ ...shared, log: ownLog, poster: createPoster(client, sendCard, ownLog) }, args);
  };
  app.use(hear(hearEvents(watch)));
  register(app, hear);
  app.error(async ({ error, context }: { error: Error; context: Context }) =>
    logOf(context).error({ channel: 'slack', ...logged(error) }, 'a listener for Slack failed'),
  );

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
      await intake.close(LAST_WORDS_MS);
    },
  };
}

/** Names who hears what beside events. Slack delivers only the commands that the app's manifest names, whatever an administrator calls them. */
function register(app: App, hear: Hear): void {
  app.command(/^\//, hear(onCommand));
  app.action(ANSWER_ACTIONS, hear(onButton));
  app.action(VIEW_IDS.share, hear(onShare));
  app.action(FEEDBACK_ACTIONS, hear(onFeedback));
  registerViews(app, hear);
}
