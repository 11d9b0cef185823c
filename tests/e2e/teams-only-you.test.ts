import { setTimeout as wait } from 'node:timers/promises';
import { notedAnswer, topicAnswer, unknownAnswer } from '../fixtures/answers';
import {
  BOT_ID,
  buttonTap,
  CHANNEL_THREAD,
  channelMention,
  GROUP_CHAT,
  groupMention,
  onlyYouMessage,
  PERSON,
  personalMessage,
  search,
  TENANT,
  takeResult,
} from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { dataOfButtons, type Fault, startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Nothing private is ever sent to where others read: on the wire, since the SDK drops the mark that keeps a message to one person. */

const NOTE = 'Please leave out names';
const CHOICE = '3f9a01c2ab34:topic:signs';
const CHANNEL = { id: CHANNEL_THREAD, conversationType: 'channel', tenantId: TENANT };
const GROUP = { id: GROUP_CHAT, conversationType: 'groupChat', tenantId: TENANT };

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

describe('a command of the / list, for its asker alone', () => {
  it('is answered in its thread to its sender alone, without a typing sign, however long it takes', async () => {
    await bot.stop();
    bot = await startBot({ connector, assistant: { answer: () => wait(500, topicAnswer()) } });
    expect((await bot.post(onlyYouMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(connector.hits).toMatchObject([
      {
        targeted: true,
        conversationId: CHANNEL_THREAD,
        body: { type: 'message', recipient: { id: PERSON.id, isTargeted: true }, from: { id: BOT_ID } },
      },
    ]);
    expect(connector.messages()[0]?.attachments).toHaveLength(1);
  });

  it('is asked in private, and keeps and gets no context that others could be answered by', async () => {
    await bot.post(onlyYouMessage(connector.serviceUrl, 'signs'));
    expect(bot.asked).toEqual([{ text: 'signs', channel: 'teams', surface: 'command', isPrivate: true }]);
  });

  it('is answered without notes all the same, should Teams fail to keep it to its asker', async () => {
    await bot.post(onlyYouMessage(connector.serviceUrl, 'a case'));
    expect(JSON.stringify(connector.hits)).not.toContain(NOTE);
  });

  it('has buttons whose answers, and theirs in turn, take the place of the card', async () => {
    await bot.post(onlyYouMessage(connector.serviceUrl, 'signs'));
    let buttons = dataOfButtons(connector.messages()[0]);
    for (let n = 0; n < 2; n++) {
      expect(buttons.length).toBeGreaterThan(0);
      const reply = await bot.post(buttonTap(connector.serviceUrl, buttons[0], { conversation: CHANNEL }));
      expect(reply.body).toMatchObject({ statusCode: 200, value: { type: 'AdaptiveCard' } });
      buttons = dataOfButtons({ type: 'message', attachments: [{ contentType: '', content: cardIn(reply.body) }] });
    }
    expect(connector.hits).toHaveLength(1);
  });

  it('says that a button cannot be read to nobody else', async () => {
    const value = { choice: 'words', alone: true };
    await bot.post(channelMention(connector.serviceUrl, '', { text: undefined, value }));
    expect(connector.hits.map(({ targeted }) => targeted)).toEqual([true]);
  });

  it.each<[string, Fault]>([
    ['400', { status: 400 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['413', { status: 413 }],
    ['500', { status: 500 }],
    ['a broken connection', 'reset'],
  ])(
    'is never answered in public, when Teams answers %s: a line names the personal chat, and says nothing of it',
    async (_what, fault) => {
      for (const words of ['signs', 'fail']) {
        const before = connector.hits.length;
        const activity = onlyYouMessage(connector.serviceUrl, words);
        connector.refuseTargeted = fault;
        expect((await bot.post(activity)).status).toBe(200);
        connector.refuseTargeted = undefined;
        const hits = connector.hits.slice(before);
        const open = hits.filter(({ targeted }) => !targeted);
        expect(hits.length).toBeGreaterThan(open.length);
        expect(open).toMatchObject([
          {
            conversationId: CHANNEL_THREAD,
            activityId: undefined,
            body: { type: 'message', text: expect.stringMatching(/in your personal chat with Signpost\..*999/s) },
          },
        ]);
        expect(open[0]?.body.attachments).toBeUndefined();
        for (const secret of [...Object.values(PERSON), String(activity.id), 'Staying out late']) {
          expect(JSON.stringify(open)).not.toContain(secret);
        }
      }
    },
  );

  it('is told to be asked again, to its asker alone, where Teams may have shown it', async () => {
    connector.fail({ status: 502, taken: true });
    await bot.post(onlyYouMessage(connector.serviceUrl, 'signs'));
    expect(connector.hits.map(({ targeted }) => targeted)).toEqual([true, true]);
    expect(connector.messages().at(-1)?.text).toContain('did not say whether it arrived');
  });

  it('is left to the next try where nothing at all can be posted', async () => {
    const broken = Array.from({ length: 3 }, () => ({ status: 500 }));
    connector.fail(...broken);
    const activity = onlyYouMessage(connector.serviceUrl, 'signs');
    expect((await bot.post(activity)).status).toBe(500);
    expect((await bot.post(activity)).status).toBe(200);
    expect(connector.messages()).toHaveLength(1);
  });

  it('is not answered at all when it names no sender', async () => {
    const reply = await bot.post(onlyYouMessage(connector.serviceUrl, 'signs', { from: undefined }));
    expect([reply.status, connector.hits.length]).toEqual([400, 0]);
  });

  it.each(['true', 1, {}])('is taken for private, whatever the mark says but no: %j', async (isTargeted) => {
    await bot.post(channelMention(connector.serviceUrl, 'signs', { recipient: { id: BOT_ID, isTargeted } }));
    expect(connector.hits.map(({ targeted }) => targeted)).toEqual([true]);
  });

  it('is answered like any other message in a personal chat, which nobody else reads', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'signs', { recipient: { id: BOT_ID, isTargeted: true } }));
    expect(connector.hits.map(({ targeted }) => targeted)).toEqual([false]);
  });

  it('is known by its mark alone: a mention is answered to all', async () => {
    for (const isTargeted of [undefined, false, null]) {
      await bot.post(channelMention(connector.serviceUrl, 'signs', { recipient: { id: BOT_ID, isTargeted } }));
    }
    expect(connector.hits.filter(({ body }) => body.type === 'message').map(({ targeted }) => targeted)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a note for the asker', () => {
  beforeEach(async () => {
    await bot.stop();
    bot = await startBot({
      connector,
      assistant: {
        answer: async (question) =>
          'text' in question && question.text.includes('unknown')
            ? unknownAnswer({ notes: notedAnswer().notes })
            : notedAnswer(),
      },
    });
  });

  const ways: readonly (readonly [string, () => Record<string, unknown>])[] = [
    ['a mention in a channel', () => channelMention(connector.serviceUrl, 'a case')],
    ['a mention in a group chat', () => groupMention(connector.serviceUrl, 'a case')],
    ['a question that is missed', () => channelMention(connector.serviceUrl, 'unknown')],
    ['a command in a channel', () => channelMention(connector.serviceUrl, 'contacts')],
    ['a command of the / list', () => onlyYouMessage(connector.serviceUrl, 'a case')],
    [
      'a conversation of no known kind',
      () => channelMention(connector.serviceUrl, 'a case', { conversation: { ...GROUP, conversationType: 'meeting' } }),
    ],
    ['a button', () => buttonTap(connector.serviceUrl, { choice: CHOICE }, { conversation: CHANNEL })],
    [
      'a button whose answer takes its place',
      () => buttonTap(connector.serviceUrl, { choice: CHOICE, inPlace: true }, { conversation: GROUP }),
    ],
    [
      'a button that arrives as a message',
      () => groupMention(connector.serviceUrl, '', { text: undefined, value: { choice: CHOICE } }),
    ],
    ['a search, whose card is for others', () => search(connector.serviceUrl, 'a case')],
    ['a result that is taken', () => takeResult(connector.serviceUrl, { choice: CHOICE })],
  ];
  it.each(ways)('is neither posted nor shown where others read: %s', async (_what, activity) => {
    const reply = await bot.post(activity());
    expect(bot.asked).toHaveLength(1);
    expect(JSON.stringify([reply.body, connector.hits])).toContain('AdaptiveCard');
    expect(JSON.stringify([reply.body, connector.hits])).not.toContain(NOTE);
  });
});

function cardIn(body: unknown) {
  return (
    body as { value: NonNullable<ReturnType<TeamsConnector['messages']>[number]['attachments']>[number]['content'] }
  ).value;
}
