/** What a bot token needs for each Web API method, as its page on docs.slack.dev/reference/methods says; an empty string where it needs nothing. */
export const METHOD_SCOPES: Readonly<Record<string, string>> = {
  'apps.connections.open': '',
  'assistant.threads.setStatus': 'chat:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'assistant.threads.setTitle': 'assistant:write',
  'auth.test': '',
  'blocks.validate': '',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.open': 'im:write',
  'views.open': '',
  'views.publish': '',
  'views.push': '',
  'views.update': '',
};

/** What a bot token needs to hear each event, as its page on docs.slack.dev/reference/events says. */
export const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_home_opened: '',
  app_mention: 'app_mentions:read',
  app_uninstalled: '',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  tokens_revoked: '',
};
