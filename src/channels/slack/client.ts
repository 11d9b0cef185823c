import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import { fetchWithin } from '../fetch-within';
import type { SlackSettings } from './settings';
import type { TokenWatch } from './token-watch';

const TIMEOUT_MS = 5_000;

/**
 * How we call Slack. Left to itself the client tries again for half an hour, waits for ever, and holds every other
 * reply back while one is rate limited: so few and quick retries, a time limit, and rate limits handed to patiently().
 */
export function clientOptions(settings: SlackSettings, logger: BoltLogger): webApi.WebClientOptions {
  return {
    logger,
    // Not by the client's own `timeout`: its signals keep each call for all of that time.
    fetch: fetchWithin(TIMEOUT_MS),
    retryConfig: { retries: 2, minTimeout: 100, factor: 4 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  };
}

/** The client of Slack's Web API; with a watch it tells how each call ended. */
export function createClient(token: string, options: webApi.WebClientOptions, watch?: TokenWatch): webApi.WebClient {
  return watch ? new WatchedClient(token, options, watch) : new webApi.WebClient(token, options);
}

class WatchedClient extends webApi.WebClient {
  constructor(
    token: string,
    options: webApi.WebClientOptions,
    private readonly watch: TokenWatch,
  ) {
    super(token, options);
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      const result = await super.apiCall(method, options);
      this.watch.worked();
      return result;
    } catch (error) {
      this.watch.failed(error);
      throw error;
    }
  }
}
