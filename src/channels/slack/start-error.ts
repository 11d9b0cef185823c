import { SignpostError } from '../../errors';
import { isPassing, slackCode } from './slack-error';

/** What Slack answers when a token is wrong, was revoked, or belongs to somebody who has left. */
const TOKEN_REFUSED = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

const CHECK_NETWORK = 'Check that this machine reaches slack.com, and SLACK_API_URL if it is set.';
const REINSTALL = 'then install the app to the workspace again ("OAuth & Permissions", Reinstall)';

/** True when the token itself was refused: trying again won't help. */
export function isTokenRefused(error: unknown): boolean {
  return TOKEN_REFUSED.has(slackCode(error));
}

/** Why the bot token could not be proved, in words for an administrator: code `slack_invalid_auth`, or `slack_unreachable`. */
export function botTokenError(error: unknown): SignpostError {
  const code = slackCode(error);
  const message = isTokenRefused(error)
    ? `Slack refused SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token, which begins with xoxb-, from "OAuth & Permissions" in the app's settings at api.slack.com/apps, and install the app in the workspace first.`
    : unreachable(code);
  return new SignpostError(isTokenRefused(error) ? 'slack_invalid_auth' : 'slack_unreachable', message, {
    cause: error,
  });
}

/** The bot token has fewer scopes than the app's manifest asks for: code `slack_missing_scope`. */
export function missingScopeError(missing: readonly string[]): SignpostError {
  const message = `SLACK_BOT_TOKEN lacks the scope ${missing.join(', ')}. Add it in the app's settings at api.slack.com/apps, "OAuth & Permissions", Bot Token Scopes (or paste manifests/slack/manifest.yaml under "App Manifest"), ${REINSTALL}.`;
  return new SignpostError('slack_missing_scope', message);
}

/** Slack told that the app is gone from the workspace, or its token: code `slack_withdrawn`. */
export function withdrawnError(event: 'app_uninstalled' | 'tokens_revoked'): SignpostError {
  const what =
    event === 'app_uninstalled' ? 'The app was uninstalled from the workspace' : 'The bot token was revoked in Slack';
  const message = `${what}: nobody there is answered any more. Install it again from its settings at api.slack.com/apps, put the new token into SLACK_BOT_TOKEN, and start Signpost again.`;
  return new SignpostError('slack_withdrawn', message);
}

/**
 * Why the socket could not be opened, in words for an administrator: code `slack_invalid_auth` for a refused token,
 * `slack_missing_scope` for a token without connections:write, `slack_unreachable` where Slack could not be asked for one,
 * `slack_socket_refused` for the rest.
 */
export function appTokenError(error: unknown): SignpostError {
  const code = slackCode(error);
  const where = 'make an App-Level Token, which begins with xapp-, under "Basic Information" in the app\'s settings';
  if (isTokenRefused(error)) {
    const message = `Slack refused SLACK_APP_TOKEN (${code}): ${where}, with the scope connections:write.`;
    return new SignpostError('slack_invalid_auth', message, { cause: error });
  }
  if (code === 'missing_scope') {
    const message = `SLACK_APP_TOKEN lacks the scope connections:write: ${where} with it.`;
    return new SignpostError('slack_missing_scope', message, { cause: error });
  }
  if (isPassing(error)) {
    const message = `Slack could not be asked for a socket (${code}). ${CHECK_NETWORK}`;
    return new SignpostError('slack_unreachable', message, { cause: error });
  }
  const message = `Slack did not open a socket (${code}). Turn on Socket Mode in the app's settings, and check that this machine may open wss:// connections to Slack.`;
  return new SignpostError('slack_socket_refused', message, { cause: error });
}

function unreachable(code: string): string {
  return `Slack could not be asked whether SLACK_BOT_TOKEN is right (${code}). ${CHECK_NETWORK}`;
}
