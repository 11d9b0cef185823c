import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { SlackSettings } from './settings';

/**
 * How we call Slack. Left to itself the client tries again for half an hour, waits for ever, and holds every other
 * reply back while one is rate limited: so few and quick retries, a time limit, and rate limits handed to patiently().
 */
export function clientOptions(settings: SlackSettings, logger: BoltLogger): webApi.WebClientOptions {
  return {
    logger,
    timeout: 5_000,
    retryConfig: { retries: 2, minTimeout: 250, factor: 2 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  };
}

/** The client of Slack's Web API. */
export function createClient(token: string, options: webApi.WebClientOptions): webApi.WebClient {
  return new webApi.WebClient(token, options);
}
