import { checkSlack } from '../channels/slack/doctor';
import { checkTeams } from '../channels/teams/doctor';
import { type Config, ConfigError, readConfig } from '../config';
import type { Area } from './areas';
import { examineContent } from './check-content';
import { checkStore } from './check-store';
import type { Finding } from './finding';

export interface ExamineOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A file that holds the Slack app's manifest as its settings show it, YAML or JSON. */
  readonly slackManifest?: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Looks at everything that Signpost needs, as far as it can be seen from here. Never throws for what is wrong with the settings or at a platform. */
export async function examine({ environment, slackManifest, clock }: ExamineOptions): Promise<Area[]> {
  const settings = readSettings(environment);
  if (!settings.config) return [settings.area];
  const { config } = settings;
  const { findings, knowledge } = examineContent(config.knowledgeDir, new Date(clock()).toISOString().slice(0, 10));
  return [
    settings.area,
    { title: 'Content', findings },
    { title: 'Store', findings: await checkStore(config) },
    {
      title: 'Slack',
      findings: config.slack
        ? await checkSlack(config.slack, { knowledge, slackManifest })
        : withoutSlack(config, slackManifest),
    },
    { title: 'Microsoft Teams', findings: await checkTeams({ settings: config.teams, environment, clock }) },
  ];
}

function readSettings(environment: ExamineOptions['environment']): { area: Area; config?: Config } {
  const title = 'Settings';
  try {
    const config = readConfig(environment);
    const warnings = config.warnings.map((what): Finding => ({ level: 'warning', what }));
    const fine: Finding = { level: 'ok', what: 'The settings can be read.' };
    return { config, area: { title, findings: warnings.length > 0 ? warnings : [fine] } };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const next = 'See .env.example. The rest is looked at once the settings are right.';
    const findings = error.problems.map((what): Finding => ({ level: 'problem', what }));
    return { area: { title, findings: [...findings, { level: 'warning', what: next }] } };
  }
}

function withoutSlack(config: Config, slackManifest: string | undefined): Finding[] {
  if (slackManifest === undefined) return [noSlack(config)];
  const next =
    'Put SLACK_BOT_TOKEN and what goes with it into .env, and run the same again: the manifest is held against them.';
  return [
    noSlack(config),
    { level: 'warning', what: `${slackManifest} was not looked at, since Slack is not served.`, next },
  ];
}

function noSlack({ web, host }: Config): Finding {
  const rest = web ? `The web page (on ${host}) and "npm run ask" work without.` : '"npm run ask" works without.';
  return {
    level: 'warning',
    what: `Slack is not served: SLACK_BOT_TOKEN is not set. ${rest}`,
    next: 'To serve Slack, follow docs/slack.md; it names SLACK_BOT_TOKEN and what goes with it.',
  };
}
