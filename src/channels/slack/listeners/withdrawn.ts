import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { TokenWatch } from '../token-watch';

/** The app was uninstalled, or the bot's token revoked: nobody can be answered any more until an administrator installs it again. */
export function onWithdrawn(watch: TokenWatch) {
  return async ({
    event,
  }: SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    // Tokens of people, of which we hold none, are revoked by themselves.
    if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
    watch.withdrawn(event.type);
  };
}
