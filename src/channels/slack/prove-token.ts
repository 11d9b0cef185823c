import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BOT_SCOPES, NEEDED_SCOPES } from './contract';
import { botTokenError, missingScopeError } from './start-error';

/** Who we are in the workspace. */
export interface Us {
  readonly botUserId: string;
  readonly botId?: string;
  readonly teamId: string;
}

/**
 * Asks Slack whether it takes the bot token, and who we are. Rejects with a SignpostError for an administrator: a token that is refused,
 * or one that lacks a scope without which somebody would ask in vain. Other missing scopes are logged.
 */
export async function proveToken(client: webApi.WebClient, log: Logger): Promise<Us> {
  const proof = await client.auth.test().catch((error: unknown) => {
    throw botTokenError(error);
  });
  const missing = missingScopes(proof.response_metadata?.scopes);
  if (missing.length > 0) {
    const error = missingScopeError(missing);
    if (missing.some((scope) => NEEDED_SCOPES.includes(scope))) throw error;
    log.error({ channel: 'slack', code: error.code }, error.message);
  }
  const { user_id = '', bot_id, team_id = '' } = proof;
  return { botUserId: user_id, teamId: team_id, ...(bot_id ? { botId: bot_id } : {}) };
}

/** The scopes of the manifest that are not among those that a token was given; none where Slack doesn't say which it was given. */
export function missingScopes(granted: readonly string[] | undefined): (typeof BOT_SCOPES)[number][] {
  return granted ? BOT_SCOPES.filter((scope) => !granted.includes(scope)) : [];
}
