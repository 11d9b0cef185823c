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
