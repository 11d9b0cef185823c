import { config as loadEnvironment } from 'dotenv';
import pino from 'pino';
import { readArguments, runCommand } from '../../command-line';
import { type Config, readConfig } from '../../config';
import { SignpostError } from '../../errors';
import { findLeafletFolder } from '../../knowledge/leaflet-folder';
import { loadKnowledge } from '../../knowledge/load';
import { openDatabaseStore, placeOf } from '../../store/open-store';
import { explainTrouble } from '../../store/store-trouble';
import { type AnnounceReport, announce } from './announce';
import { createNotice, type Notice, readChoice } from './announce-notice';
import { createHost } from './host';
import { createOutgoingToken } from './outgoing-token';
import type { TeamsSettings } from './settings';

const USAGE = 'usage: npm run announce -- --choice KIND:ID [--dry-run]';

/**
 * `npm run announce -- --choice contact:wishaw`: tells the conversations in Teams that asked for it what has changed in the leaflet, once each.
 * `--dry-run` prints the notice and sends nothing. Status 1 when some are left: run it again.
 */
async function main(): Promise<void> {
  loadEnvironment({ quiet: true });
  const options = { choice: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { values } = readArguments(USAGE, { options });
  const choice = readChoice(values.choice);
  const config = readConfig(process.env);
  if (!config.teams) {
    throw new SignpostError(
      'announce_credentials',
      'Notices are posted with the bot’s credentials: set MICROSOFT_APP_ID and the settings beside it (docs/teams.md).',
    );
  }
  const knowledge = loadKnowledge(findLeafletFolder(config.knowledgeDir));
  const notice = createNotice(knowledge, choice, new Date().toISOString().slice(0, 10));
  if (values['dry-run']) return print(`${'card' in notice.reply ? notice.reply.card.fallbackText : ''}\n`);
  const report = await bringRound(notice, config, config.teams);
  print(`${describe(report)}\n`);
  if (report.left > 0) process.exitCode = 1;
}

async function bringRound({ reply, id }: Notice, config: Config, teams: TeamsSettings): Promise<AnnounceReport> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort());
  const host = createHost(teams.appId, createOutgoingToken(teams));
  // The round rejects for the database's faults alone, in the driver's words.
  const explain = (error: unknown) => Promise.reject(explainTrouble(error, placeOf(config)));
  const store = await openDatabaseStore(config).catch(explain);
  try {
    return await announce(reply, id, {
      post: (to, message) => host.resume(to, ({ send }) => send(message).then(() => undefined)),
      store,
      tenants: teams.allowedTenants,
      log: pino({ level: config.logLevel }, pino.destination(2)),
      signal: interrupted.signal,
    }).catch(explain);
  } finally {
    await store.close();
  }
}

function describe({ sent, before, gone, unsure, left }: AnnounceReport): string {
  return [
    `Told ${sent}; ${before} had it already.`,
    ...(gone > 0 ? [`${gone} are gone and were forgotten.`] : []),
    ...(unsure > 0 ? [`${unsure} may have it: Teams did not say, and it is not sent there again.`] : []),
    ...(left > 0 ? [`${left} do not have it yet: run the same command again.`] : []),
  ].join(' ');
}

function print(text: string): void {
  process.stdout.write(text);
}

runCommand(main);
