import type { AppUninstalledEvent, TokensRevokedEvent } from '@slack/types';
import type { Heard } from '../hear-events';
import type { TokenWatch } from '../token-watch';

/** The app was uninstalled, or the bot's token revoked: nobody can be answered any more until an administrator installs it again. */
export async function onWithdrawn(
  watch: TokenWatch,
  { event }: Pick<Heard<AppUninstalledEvent | TokensRevokedEvent>, 'event'>,
): Promise<void> {
  // Tokens of people, of which we hold none, are revoked by themselves.
  if (event.type === 'tokens_revoked' && !event.tokens.bot?.length) return;
  watch.withdrawn(event.type);
}
