import type { Logger } from 'pino';
import { botTokenError, isTokenRefused, withdrawnError } from './start-error';

/** Whether Slack still takes the bot token that it took at the start. */
export interface TokenWatch {
  /** True from a refusal, or from the news that the app was taken out, until a call works again. */
  isRefused(): boolean;
  worked(): void;
  failed(error: unknown): void;
  /** Slack told by an event that the app was uninstalled or its tokens revoked. */
  withdrawn(event: 'app_uninstalled' | 'tokens_revoked'): void;
}

/** Logs each change, once, in words for an administrator. */
export function watchToken(log: Logger): TokenWatch {
  let refused = false;

  function refuse({ code, message }: { code: string; message: string }): void {
    if (!refused) log.error({ channel: 'slack', code }, message);
    refused = true;
  }

  return {
    isRefused: () => refused,
    worked() {
      if (refused) log.info({ channel: 'slack' }, 'Slack takes SLACK_BOT_TOKEN again');
      refused = false;
    },
    failed(error) {
      if (isTokenRefused(error)) refuse(botTokenError(error));
    },
    withdrawn: (event) => refuse(withdrawnError(event)),
  };
}
