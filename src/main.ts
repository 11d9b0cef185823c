import { config as loadEnvironment } from 'dotenv';
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import type { SlackChannel } from './channels/slack';
import type { TeamsChannel } from './channels/teams';
import { type Config, readConfig } from './config';
import { SignpostError } from './errors';
import { COMPILING, openAssistant } from './open-assistant';
import { createServer } from './server';

/** Starts what the configuration names, and nothing else: a channel's code is loaded only where the channel is used. */
async function start(config: Config, log: Logger): Promise<void> {
  for (const warning of config.warnings) log.warn({ code: 'config_unknown_setting' }, warning);
  const { assistant, explain, knowledge, store, withoutEncoder } = await openAssistant(config, {
    onCompile: () => log.info(COMPILING),
  });
  if (withoutEncoder) log.warn({ code: 'without_encoder' }, withoutEncoder);
  const deps = { assistant, store, knowledge: () => knowledge, log, clock: Date.now };
  const mounts: ((app: Express) => void)[] = [];

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
    mounts.push(mountWeb({ assistant, knowledge: () => knowledge, explaining: { explain, store }, host: config.host }));
  }

  const degraded = () => [
    ...(withoutEncoder ? ['encoder'] : []),
    ...(slack && slack.state() !== 'connected' ? ['slack'] : []),
    ...(teams?.state().degraded ?? []),
  ];
  const server = createServer({ mounts, health: () => ({ ready: true, degraded: degraded() }), log });
  const { url } = await server.start(config.host, config.port);
  await slack?.start();
  log.info({ url, content: knowledge.version, slack: slack !== undefined, teams: teams !== undefined }, 'ready');
  if (config.web) process.stdout.write(`Signpost is ready: open ${url} in a browser.\n`);

  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await Promise.all([slack?.stop(), teams?.stop(), server.stop()]);
    await store.close();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(): Promise<void> {
  loadEnvironment({ quiet: true });
  try {
    const config = readConfig(process.env);
    await start(config, pino({ level: config.logLevel }));
  } catch (error) {
    process.stderr.write(`${error instanceof SignpostError ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  }
}

void main();
