import { config as loadEnvironment } from 'dotenv';
import pino, { type Logger } from 'pino';
import type { SlackChannel } from './channels/slack';
import type { TeamsChannel } from './channels/teams';
import { type Config, readConfig } from './config';
import { contentHealth } from './content-health';
import { withoutWords } from './error-without-words';
import { SignpostError } from './errors';
import { exitStatus } from './exit-status';
import { limitAssistant } from './limits/limited-assistant';
import { createLimits } from './limits/limits';
import { countRequests } from './metrics/count-requests';
import { meterAssistant } from './metrics/metered-assistant';
import { createMetrics } from './metrics/metrics';
import { mountMetrics } from './metrics/metrics-route';
import { COMPILING, openAssistant } from './open-assistant';
import { createServer } from './server';
import { stopOnSignals } from './stop-on-signals';
import { createStore } from './store/open-store';
import { watchUncaught } from './watch-uncaught';

/** How long the start waits for the database, in milliseconds: answers don't need it. */
const STORE_PATIENCE_MS = 4_000;
/** How long requests under way are given when it stops; the store has what remains of ten seconds. */
const GRACE_MS = 6_000;

/** Starts what the configuration names, and nothing else: a channel's code is loaded only where the channel is used. */
async function start(config: Config, log: Logger): Promise<void> {
  const metrics = createMetrics();
  let end = (status: number): void => process.exit(status);
  watchUncaught({ log, count: metrics.uncaught, end: (status) => end(status) });
  for (const warning of config.warnings) log.warn({ code: 'config_unknown_setting' }, warning);
  const store = createStore(config, log);
  const { explain, knowledge, withoutEncoder, untaught, notKept, ...opened } = await openAssistant(config, {
    store,
    onCompile: () => log.info(COMPILING),
  });
  if (withoutEncoder) log.warn({ code: 'without_encoder' }, withoutEncoder);
  if (untaught) log.info({ code: 'encoder_untaught' }, untaught);
  if (notKept) log.warn({ code: 'model_not_kept' }, notKept);
  // Not before: compiling would keep us from hearing the database, and it would be called slow.
  const connected = store.start(STORE_PATIENCE_MS);
  const limits = createLimits();
  const limited = { limits, knowledge: () => knowledge, onLimited: metrics.limited };
  const assistant = meterAssistant(limitAssistant(opened.assistant, limited), metrics);
  const deps = { assistant, store, knowledge: () => knowledge, log, clock: Date.now, limits, watch: metrics };
  const mounts = [mountMetrics(metrics, config.metricsToken)];

  let slack: SlackChannel | undefined;
  if (config.slack) {
    const { createSlackChannel } = await import('./channels/slack/index.js');
    slack = createSlackChannel(deps, config.slack);
    mounts.push(slack.mount);
  }
  let teams: TeamsChannel | undefined;
  // Without credentials anybody could make us post anywhere: then only this machine may ask.
  if (config.teams || config.loopback) {
    const { createTeamsChannel } = await import('./channels/teams/index.js');
    teams = createTeamsChannel(deps, config.teams);
    mounts.push(teams.mount);
  }
  if (config.web) {
    const { mountWeb } = await import('./channels/web/index.js');
    const explaining = { explain, store };
    mounts.push(mountWeb({ assistant, knowledge: () => knowledge, explaining, host: config.host, limits }));
  }

  const degraded = () => [
    ...(withoutEncoder ? ['encoder'] : []),
    ...(store.health().isUp ? [] : ['store']),
    ...(slack && slack.state() !== 'connected' ? ['slack'] : []),
    ...(teams?.state().degraded ?? []),
  ];
  const content = () => contentHealth(knowledge, new Date().toISOString().slice(0, 10));
  metrics.read({ degraded, content, store: () => store.health() });
  const encoder = withoutEncoder ? (config.encoder ? 'failed' : 'off') : 'on';
  const server = createServer({
    first: [countRequests(metrics)],
    mounts,
    health: () => ({ ready: true, degraded: degraded(), encoder, content: content() }),
    log,
    graceMs: GRACE_MS,
  });
  await connected;
  end = stopOnSignals(log, async () => {
    await Promise.all([slack?.stop(), teams?.stop(), server.stop()]);
    await Promise.all([opened.stop(), store.close()]);
  });
  const { url } = await server.start(config.host, config.port);
  // Who asks elsewhere must not wait for Slack.
  await slack?.start({ mayComeLater: config.web || config.teams !== undefined });
  log.info({ url, content: knowledge.version, slack: slack !== undefined, teams: teams !== undefined }, 'ready');
  if (config.web) process.stdout.write(`Signpost is ready: open ${url} in a browser.\n`);
  // Questions are answered without it.
  await opened
    .warmUp()
    .catch((error: unknown) =>
      log.error(withoutWords(error), 'warming up failed: the first answers take a moment longer'),
    );
}

async function main(): Promise<void> {
  loadEnvironment({ quiet: true });
  try {
    const config = readConfig(process.env);
    await start(config, pino({ level: config.logLevel }));
  } catch (error) {
    process.stderr.write(`${error instanceof SignpostError ? error.message : (error as Error).stack}\n`);
    process.exit(exitStatus(error));
  }
}

void main();
