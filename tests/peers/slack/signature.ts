import { createHmac } from 'node:crypto';

/** The headers with which Slack signs a request (docs.slack.dev, "Verifying requests from Slack"). `at` is in seconds. */
export function signedHeaders(
  secret: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}
