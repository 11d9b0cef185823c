import type { Answer, Block, Section } from '../../src/answering/answer';
import { ALL_CONTACTS, contactListAnswer, leaflet, own, topicAnswer, urgentAnswer, WISHAW } from '../fixtures/answers';
import {
  APP_ID,
  BOT_ID,
  buttonTap,
  CHANNEL_THREAD,
  channelMention,
  GROUP_CHAT,
  groupMention,
  installation,
  PERSON,
  PERSONAL_CHAT,
  personalMessage,
  removal,
  TENANT,
} from '../peers/teams/activities';
import { type Bot, OUTGOING_TOKEN, startBot } from '../peers/teams/bot';
import { dataOfButtons, startConnector, type TeamsConnector } from '../peers/teams/connector';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const NOTE = 'Please leave out names';

let connector: TeamsConnector;
let bot: Bot;

beforeEach(async () => {
  connector = await startConnector();
  bot = await startBot({ connector });
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

describe('questions', () => {
  it('answers a personal chat with a card, its summary and no second text, privately', async () => {
    const reply = await bot.post(personalMessage(connector.serviceUrl, 'what are the signs'));
    expect(reply).toEqual({ status: 200, body: undefined });
    expect(bot.asked).toEqual([
      {
        text: 'what are the signs',
        channel: 'teams',
        surface: 'direct',
        thread: `teams:${TENANT}:${PERSONAL_CHAT}`,
        isPrivate: true,
      },
    ]);
    const [message] = connector.messages();
    expect(message?.text).toBeUndefined();
    expect(message?.summary).toEqual(expect.stringContaining('signs'));
    expect(message?.inputHint).toBe('acceptingInput');
    expect(message?.attachments).toHaveLength(1);
    expect(message?.attachments?.[0]).toMatchObject({ contentType: ADAPTIVE_CARD, content: { version: '1.5' } });
    expect(message?.attachments?.[0]?.content.fallbackText).toContain('Staying out late');
  });

  it('posts with its own token, to the conversation and the message that asked', async () => {
    const activity = personalMessage(connector.serviceUrl, 'signs');
    await bot.post(activity);
    expect(connector.hits.at(-1)).toMatchObject({
      method: 'POST',
      conversationId: PERSONAL_CHAT,
      activityId: activity.id,
      authorization: `Bearer ${OUTGOING_TOKEN}`,
    });
  });

  it('answers at once, without a sign that it is typing', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(connector.hits.map(({ body }) => body.type)).toEqual(['message']);
  });

  it('answers a mention in a channel in its thread, the mention stripped, for everyone to read', async () => {
    await bot.post(channelMention(connector.serviceUrl, 'what about this case'));
    expect(bot.asked).toEqual([
      {
        text: 'what about this case',
        channel: 'teams',
        surface: 'mention',
        thread: `teams:${TENANT}:${CHANNEL_THREAD}`,
        isPrivate: false,
      },
    ]);
    expect(connector.hits.at(-1)?.conversationId).toBe(CHANNEL_THREAD);
    expect(JSON.stringify(connector.messages())).not.toContain(NOTE);
  });

  it('shows a note for the asker in a personal chat', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'what about this case'));
    expect(JSON.stringify(connector.messages())).toContain(NOTE);
  });

  it('answers a mention in a group chat', async () => {
    await bot.post(groupMention(connector.serviceUrl, 'signs'));
    expect(bot.asked).toMatchObject([{ text: 'signs', isPrivate: false, thread: `teams:${TENANT}:${GROUP_CHAT}` }]);
    expect(connector.hits.at(-1)?.conversationId).toBe(GROUP_CHAT);
  });

  it.each([
    ['Who might be affected', { text: 'Who might be affected' }],
    ['/signs', { text: 'signs' }],
    ['/ Signs', { text: 'Signs' }],
    ['contacts', { choice: { kind: 'list', id: 'contacts' } }],
    ['/Websites', { choice: { kind: 'list', id: 'websites' } }],
    ['/help', { choice: { kind: 'list', id: 'help' } }],
  ])('answers %s, of the command menu, as a command, in every scope', async (words, asked) => {
    await bot.post(channelMention(connector.serviceUrl, words));
    await bot.post(groupMention(connector.serviceUrl, words));
    await bot.post(personalMessage(connector.serviceUrl, words));
    expect(bot.asked).toMatchObject([1, 2, 3].map(() => ({ ...asked, surface: 'command' })));
    expect(connector.messages()).toHaveLength(3);
  });

  it('answers what is typed behind a slash and is no command as a question', async () => {
    await bot.post(personalMessage(connector.serviceUrl, '/wishaw number'));
    expect(bot.asked).toMatchObject([{ text: 'wishaw number', surface: 'direct' }]);
  });

  it('answers contacts with a card to pin: all the numbers, and nothing to tap but to call', async () => {
    await bot.stop();
    bot = await startBot({ connector, assistant: { answer: async () => contactListAnswer({ notes: [[own(NOTE)]] }) } });
    await bot.post(personalMessage(connector.serviceUrl, 'contacts'));
    const [message] = connector.messages();
    expect(dataOfButtons(message)).toEqual([]);
    const card = JSON.stringify(message?.attachments?.[0]?.content.body);
    for (const { number, tel } of ALL_CONTACTS) {
      expect(card).toContain(number.text);
      expect(card).toContain(tel);
    }
    expect(card).not.toContain('You may also want');
    expect(card).not.toContain(NOTE);
  });

  it('answers an empty mention, and a message that holds no words', async () => {
    await bot.post(channelMention(connector.serviceUrl, ''));
    await bot.post(personalMessage(connector.serviceUrl, '', { text: undefined }));
    expect(bot.asked).toMatchObject([{ text: '' }, { text: '' }]);
    expect(connector.messages()).toHaveLength(2);
  });

  it('answers 100 kB of text', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'signs '.repeat(17_000)));
    expect(connector.messages()).toHaveLength(1);
  });

  it('says so, and nothing of the question, when the assistant fails', async () => {
    expect((await bot.post(personalMessage(connector.serviceUrl, 'fail about Airdrie'))).status).toBe(200);
    expect(connector.messages()).toMatchObject([
      { text: expect.stringMatching(/Please ask it again.*999.*0800 121 4114/s) },
    ]);
    expect(bot.log.join('')).not.toContain('Airdrie');
  });
});

describe('long answers', () => {
  const words = 'A sentence of the leaflet that goes on for a while and says what is to be said. ';
  const long = (overrides: Partial<Answer> = {}) => {
    const paragraph = (n: number): Block => ({ kind: 'paragraph', text: [leaflet(`${n} ${words.repeat(2)}`)] });
    const blocks: Block[] = [paragraph(1), paragraph(2), WISHAW, paragraph(3)];
    const section: Section = { kind: 'topic', topic: 'signs', title: [leaflet('Signs')], blocks };
    return topicAnswer({ sections: [section], ...overrides });
  };
  const say = async (answer: Answer, activity: Record<string, unknown>) => {
    await bot.stop();
    bot = await startBot({ connector, assistant: { answer: async () => answer } });
    await bot.post(activity);
    return JSON.stringify(connector.messages().at(-1)?.attachments?.[0]?.content.body);
  };

  it.each([
    ['channel', channelMention],
    ['group chat', groupMention],
  ])('are folded in a %s, the first paragraph, the numbers and the emergency line in sight', async (_, activity) => {
    const folded = await say(long(), activity(connector.serviceUrl, 'signs'));
    const card = JSON.parse(folded);
    const hidden = JSON.stringify(card[0].items.filter((item: { isVisible?: boolean }) => item.isVisible === false));
    expect([hidden.includes('2 A sentence'), hidden.includes('3 A sentence')]).toEqual([true, true]);
    for (const shown of ['1 A sentence', '01698 348200', 'tel:', '0800 121 4114']) {
      expect(folded).toContain(shown);
      expect(hidden).not.toContain(shown);
    }
    const toggles = card[0].items.filter((item: { type: string }) => item.type === 'ActionSet');
    expect(toggles.map((set: { actions: object[] }) => set.actions)).toMatchObject([
      [{ type: 'Action.ToggleVisibility', title: 'Show all' }],
      [{ type: 'Action.ToggleVisibility', title: 'Show less' }],
    ]);
    const ids = card[0].items.flatMap((item: { id?: string }) => item.id ?? []);
    for (const { actions } of toggles) expect(actions[0].targetElements.sort()).toEqual([...ids].sort());
  });

  it('are shown whole in a personal chat', async () => {
    expect(await say(long(), personalMessage(connector.serviceUrl, 'signs'))).not.toContain('isVisible');
  });

  it('are never folded when a child is in danger', async () => {
    const urgent = long({ urgent: true, sections: [...urgentAnswer().sections, ...long().sections] });
    expect(await say(urgent, channelMention(connector.serviceUrl, 'signs'))).not.toContain('isVisible');
  });

  it('are left as they are when there is little to fold', async () => {
    expect(await say(topicAnswer(), channelMention(connector.serviceUrl, 'signs'))).not.toContain('isVisible');
  });
});

describe('what is not for it', () => {
  const quiet: readonly (readonly [string, () => Record<string, unknown>])[] = [
    ['channel talk without a mention', () => channelMention(connector.serviceUrl, 'signs', { entities: [] })],
    [
      'a mention of somebody else',
      () =>
        groupMention(connector.serviceUrl, 'signs', {
          entities: [{ type: 'mention', mentioned: { id: PERSON.id }, text: '<at>Morag</at>' }],
        }),
    ],
    ['its own message', () => personalMessage(connector.serviceUrl, 'signs', { from: { id: BOT_ID } })],
    ["another bot's message", () => personalMessage(connector.serviceUrl, 'signs', { from: { id: '28:other' } })],
    ['an edited message', () => personalMessage(connector.serviceUrl, 'signs', { type: 'messageUpdate' })],
    ['a deleted message', () => personalMessage(connector.serviceUrl, '', { type: 'messageDelete' })],
    ['a reaction', () => personalMessage(connector.serviceUrl, '', { type: 'messageReaction' })],
    ['a new version of the app', () => ({ ...removal(connector.serviceUrl), action: 'add-upgrade' })],
    ['a new member', () => ({ ...installation(connector.serviceUrl)[1], membersAdded: [PERSON] })],
  ];
  it.each(quiet)('leaves %s alone', async (_what, activity) => {
    expect(await bot.post(activity())).toEqual({ status: 200, body: undefined });
    expect([bot.asked.length, connector.hits.length]).toEqual([0, 0]);
  });
});

it('logs no words and no person', async () => {
  await bot.post(personalMessage(connector.serviceUrl, 'unclear words about Airdrie'));
  await bot.post(channelMention(connector.serviceUrl, 'case words about Airdrie'));
  await bot.post(buttonTap(connector.serviceUrl, { choice: 'words about Airdrie' }));
  await bot.post(personalMessage(connector.serviceUrl, 'words about Airdrie'), connector.token(APP_ID, { aud: 'x' }));
  const log = bot.log.join('');
  expect(log).toContain('answered');
  expect(log).toContain('turned away');
  for (const secret of ['Airdrie', ...Object.values(PERSON), OUTGOING_TOKEN]) expect(log).not.toContain(secret);
});
