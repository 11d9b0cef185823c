import type { webApi } from '@slack/bolt';
import pino from 'pino';
import { Composer } from '../../answering/compose';
import { renderBlockKit } from '../../cards/block-kit';
import type { Finding } from '../../doctor/finding';
import type { SignpostError } from '../../errors';
import type { Knowledge } from '../../knowledge/knowledge';
import { boltLog } from './bolt-log';
import { clientOptions, createClient } from './client';
import { checkManifestFile } from './compare-manifest';
import { BOT_SCOPES, NEEDED_SCOPES } from './contract';
import { missingScopes } from './prove-token';
import type { SlackSettings } from './settings';
import { slackCode } from './slack-error';
import { appTokenError, botTokenError, missingScopeError } from './start-error';

/** What the doctor has beside the settings. */
export interface SlackExamination {
  /** Absent: the content can't be read, and no card is tried. */
  readonly knowledge?: Knowledge | undefined;
  /** A file with the app's manifest as Slack's settings show it. */
  readonly slackManifest?: string | undefined;
}

/** Asks Slack about the tokens, their scopes and one of our cards, and compares the app's manifest. Posts nothing; never rejects. */
export async function checkSlack(
  settings: SlackSettings,
  { knowledge, slackManifest }: SlackExamination,
): Promise<Finding[]> {
  const options = clientOptions(settings, boltLog(pino({ level: 'silent' })));
  const client = createClient(settings.botToken, options);
  const token = await checkBotToken(client);
  const isTaken = token[0]?.level === 'ok';
  return [
    ...token,
    ...(settings.appToken
      ? [await checkAppToken(settings.appToken, options)]
      : [checkSigningSecret(settings.signingSecret)]),
    ...(isTaken && knowledge ? [await checkCard(client, knowledge)] : []),
    ...(slackManifest ? checkManifestFile(slackManifest, settings) : [UNSEEN]),
  ];
}

/** What no bot token can see. */
const UNSEEN: Finding = {
  level: 'warning',
  what: "The app's events, commands and shortcuts were not looked at: Slack shows them to a configuration token alone (apps.manifest.export), and Signpost holds none.",
  next: 'In the app\'s settings, "App Manifest", copy the manifest into a file, and run: npm run doctor -- --slack-manifest FILE',
};

async function checkBotToken(client: webApi.WebClient): Promise<Finding[]> {
  try {
    const { team = 'the workspace', user = 'the bot', response_metadata } = await client.auth.test();
    const taken: Finding = { level: 'ok', what: `Slack takes SLACK_BOT_TOKEN: it is ${user} in ${team}.` };
    return [taken, ...scopeFindings(response_metadata?.scopes)];
  } catch (error) {
    return [findingOf(botTokenError(error))];
  }
}

function scopeFindings(granted: readonly string[] | undefined): Finding[] {
  if (!granted) return [{ level: 'warning', what: 'Slack did not say which scopes SLACK_BOT_TOKEN has.' }];
  const missing = missingScopes(granted);
  const isNeeded = missing.some((scope) => NEEDED_SCOPES.includes(scope));
  const unused = granted.filter((scope) => !BOT_SCOPES.some((ours) => ours === scope));
  return [
    ...(missing.length > 0 ? [findingOf(missingScopeError(missing), isNeeded ? 'problem' : 'warning')] : []),
    ...(unused.length > 0
      ? [
          {
            level: 'warning' as const,
            what: `SLACK_BOT_TOKEN may do more than Signpost uses: ${unused.join(', ')}.`,
            next: 'Take these scopes out under "OAuth & Permissions", and install the app again.',
          },
        ]
      : []),
    ...(missing.length + unused.length === 0
      ? [{ level: 'ok' as const, what: 'It has the scopes that Signpost uses, and no other.' }]
      : []),
  ];
}

/** Opens no socket: the address that Slack gives is not used. */
async function checkAppToken(appToken: string, options: webApi.WebClientOptions): Promise<Finding> {
  try {
    await createClient(appToken, options).apps.connections.open({});
    return { level: 'ok', what: 'Slack takes SLACK_APP_TOKEN and offers a socket.' };
  } catch (error) {
    return findingOf(appTokenError(error));
  }
}

function checkSigningSecret(secret = ''): Finding {
  if (/^[0-9a-f]{32}$/.test(secret))
    return {
      level: 'ok',
      what: 'SLACK_SIGNING_SECRET looks like one; only a request from Slack proves it. Slack must reach https://your-server/slack/events.',
    };
  return {
    level: 'warning',
    what: 'SLACK_SIGNING_SECRET does not look like one: Slack makes them of 32 digits and letters a to f.',
    next: 'Copy the Signing Secret from "Basic Information" in the app\'s settings; with another every request is refused with 401.',
  };
}

/** Shows Slack the card with the most kinds of block, an urgent one; it is validated and not posted. */
async function checkCard(client: webApi.WebClient, knowledge: Knowledge): Promise<Finding> {
  const composer = new Composer(knowledge);
  const plan = composer.resolve({ kind: 'list', id: 'contacts' });
  if (!plan) return { level: 'warning', what: 'The content has no list of contacts to try a card with.' };
  const today = new Date().toISOString().slice(0, 10);
  const { blocks } = renderBlockKit(composer.compose(plan, { urgent: true, notes: [], today }), 'asker');
  try {
    await client.blocks.validate({ blocks });
    return { level: 'ok', what: 'Slack finds nothing wrong with a card of ours (blocks.validate).' };
  } catch (error) {
    const code = slackCode(error);
    if (code.startsWith('invalid_blocks'))
      return {
        level: 'warning',
        what: `Slack would refuse a card of ours (${code}); answers then come in plainer blocks.`,
        next: 'Update Signpost, or report this with its version.',
      };
    return { level: 'warning', what: `Slack did not check a card of ours (${code}).` };
  }
}

/** An error of the start as a finding: its first sentence says what is wrong, the rest what to do. */
function findingOf(error: SignpostError, level: Finding['level'] = 'problem'): Finding {
  const [, what = error.message, next] = /^(.*?[.)]) (.+)$/s.exec(error.message) ?? [];
  return { level, what, ...(next ? { next } : {}) };
}
