/** Slack's part of the configuration. With `appToken` Slack comes over Socket Mode, without it over HTTP, which needs `signingSecret`. */
export interface SlackSettings {
  /** SLACK_BOT_TOKEN. */
  readonly botToken: string;
  /** SLACK_SIGNING_SECRET. */
  readonly signingSecret?: string;
  /** SLACK_APP_TOKEN. */
  readonly appToken?: string;
  /** SLACK_API_URL: the address of Slack's Web API, ending in `/api/`; Slack's own when absent. */
  readonly apiUrl?: string;
  /** SLACK_CHANNEL_ANSWERS: whether an answer in a channel stands in the thread for all, or is for the asker alone until shared. */
  readonly channelAnswers: 'thread' | 'private';
}
