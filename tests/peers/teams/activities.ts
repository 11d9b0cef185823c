/** Activities as Teams sends them, with invented people. Overrides replace whole fields. */

export const APP_ID = '00000000-0000-4000-8000-000000000001';
export const TENANT = '00000000-0000-4000-8000-0000000000aa';
export const BOT_ID = `28:${APP_ID}`;
export const PERSONAL_CHAT = 'a:1personal-chat';
export const CHANNEL_THREAD = '19:channel@thread.tacv2;messageid=1700000000001';
export const GROUP_CHAT = '19:group@thread.v2';
/** What must never stand in a log or in the store. */
export const PERSON = {
  id: '29:asker-user-id',
  name: 'Morag Invented',
  aadObjectId: '00000000-0000-4000-8000-0000000000bb',
};

export type TeamsActivity = Record<string, unknown>;

let sent = 0;

function base(serviceUrl: string, conversationId: string, conversationType: string): TeamsActivity {
  sent += 1;
  return {
    id: `activity-${sent}`,
    timestamp: '2026-01-05T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: PERSON,
    recipient: { id: BOT_ID, name: 'Signpost' },
    conversation: {
      id: conversationId,
      conversationType,
      tenantId: TENANT,
      ...(conversationType === 'personal' ? {} : { isGroup: true }),
    },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
  };
}

export function personalMessage(serviceUrl: string, text: string, overrides: TeamsActivity = {}): TeamsActivity {
  return { ...base(serviceUrl, PERSONAL_CHAT, 'personal'), type: 'message', textFormat: 'plain', text, ...overrides };
}

function mention(text: string): TeamsActivity {
  const entities = [
    { type: 'mention', mentioned: { id: BOT_ID, name: 'Signpost' }, text: '<at>Signpost</at>' },
    { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'iOS' },
  ];
  return { type: 'message', textFormat: 'plain', text: `<at>Signpost</at>&nbsp;${text}\n`, entities };
}

export function channelMention(serviceUrl: string, text: string, overrides: TeamsActivity = {}): TeamsActivity {
  return { ...base(serviceUrl, CHANNEL_THREAD, 'channel'), ...mention(text), ...overrides };
}

export function groupMention(serviceUrl: string, text: string, overrides: TeamsActivity = {}): TeamsActivity {
  return { ...base(serviceUrl, GROUP_CHAT, 'groupChat'), ...mention(text), ...overrides };
}

/** A tap on an Action.Execute. */
export function buttonTap(serviceUrl: string, data: unknown, overrides: TeamsActivity = {}): TeamsActivity {
  return {
    ...base(serviceUrl, PERSONAL_CHAT, 'personal'),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: { type: 'Action.Execute', verb: 'answer', title: 'What are the signs?', data },
      trigger: 'manual',
    },
    replyToId: 'card-1',
    ...overrides,
  };
}

/** The two activities that Teams sends for one installation in a personal chat. */
export function installation(serviceUrl: string): readonly [TeamsActivity, TeamsActivity] {
  return [
    { ...base(serviceUrl, PERSONAL_CHAT, 'personal'), type: 'installationUpdate', action: 'add' },
    {
      ...base(serviceUrl, PERSONAL_CHAT, 'personal'),
      type: 'conversationUpdate',
      membersAdded: [PERSON, { id: BOT_ID }],
    },
  ];
}

export function removal(serviceUrl: string): TeamsActivity {
  return { ...base(serviceUrl, PERSONAL_CHAT, 'personal'), type: 'installationUpdate', action: 'remove' };
}

function invoke(name: string, value: unknown, overrides: TeamsActivity): (serviceUrl: string) => TeamsActivity {
  return (serviceUrl) => ({
    ...base(serviceUrl, GROUP_CHAT, 'groupChat'),
    type: 'invoke',
    name,
    value,
    ...overrides,
  });
}

/** A command of the `/` list in a channel: Teams shows it, and its answer, to its asker alone. */
export function onlyYouMessage(serviceUrl: string, text: string, overrides: TeamsActivity = {}): TeamsActivity {
  return channelMention(serviceUrl, text, {
    text,
    entities: [],
    recipient: { id: BOT_ID, name: 'Signpost', isTargeted: true },
    ...overrides,
  });
}

/** What the search of the compose box sends; without words, as it is opened. */
export function search(serviceUrl: string, words: string | undefined, overrides: TeamsActivity = {}): TeamsActivity {
  const parameters = [words === undefined ? { name: 'initialRun', value: 'true' } : { name: 'words', value: words }];
  const value = { commandId: 'search', parameters, queryOptions: { skip: 0, count: 25 } };
  return invoke('composeExtension/query', value, overrides)(serviceUrl);
}

/** A result of a search was taken; `tapped` is what the result's tap carries. */
export function takeResult(serviceUrl: string, tapped: unknown): TeamsActivity {
  return invoke('composeExtension/selectItem', tapped, {})(serviceUrl);
}

/** "Answer from the leaflet", chosen on somebody's message. */
export function messageAction(serviceUrl: string, content: string, contentType = 'html'): TeamsActivity {
  const messagePayload = { id: '1700000000002', messageType: 'message', body: { contentType, content }, from: PERSON };
  const value = { commandId: 'answer', commandContext: 'message', messagePayload };
  return invoke('composeExtension/fetchTask', value, {})(serviceUrl);
}

/** A button inside the dialog of a message action. */
export function dialogButton(serviceUrl: string, data: unknown): TeamsActivity {
  const value = { commandId: 'answer', commandContext: 'message', data };
  return invoke('composeExtension/submitAction', value, {})(serviceUrl);
}

/** A card's button that opens a dialog, or the dialog's that sends it. */
export function dialog(
  serviceUrl: string,
  step: 'fetch' | 'submit',
  data: unknown,
  overrides: TeamsActivity = {},
): TeamsActivity {
  return invoke(`task/${step}`, { data, context: { theme: 'dark' } }, overrides)(serviceUrl);
}

/** A thumb at a message of ours, with the words that the person wrote beside it. */
export function thumb(
  serviceUrl: string,
  reaction: string,
  about: string | undefined,
  overrides: TeamsActivity = {},
): TeamsActivity {
  const value = {
    actionName: 'feedback',
    actionValue: { reaction, feedback: '{"feedbackText":"words about Airdrie"}' },
  };
  return {
    ...invoke('message/submitAction', value, overrides)(serviceUrl),
    conversation: { id: PERSONAL_CHAT, conversationType: 'personal', tenantId: TENANT },
    ...(about === undefined ? {} : { replyToId: about }),
    ...overrides,
  };
}
