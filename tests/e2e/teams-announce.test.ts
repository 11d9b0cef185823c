import { type AnnounceParts, announce } from '../../src/channels/teams/announce';
import { createNotice, type Notice, readChoice } from '../../src/channels/teams/announce-notice';
import { createHost } from '../../src/channels/teams/host';
import { MemoryStore } from '../../src/store/memory-store';
import { keptLog } from '../fixtures/kept-log';
import { realKnowledge } from '../fixtures/real-assistant';
import {
  APP_ID,
  CHANNEL_THREAD,
  channelMention,
  PERSON,
  PERSONAL_CHAT,
  personalMessage,
  TENANT,
} from '../peers/teams/activities';
import { type Bot, OUTGOING_TOKEN, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Notices of changed content, to the conversations that asked for them: on the wire. */

let connector: TeamsConnector;
let bot: Bot;
let store: MemoryStore;
let notice: Notice;
let now: number;

beforeEach(async () => {
  connector = await startConnector();
  now = Date.now();
  store = new MemoryStore(() => now);
  bot = await startBot({ connector, store });
  notice = createNotice(realKnowledge(), { kind: 'contact', id: 'wishaw' }, '2026-11-26');
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

function round(parts: Partial<AnnounceParts> = {}, id = notice.id) {
  const host = createHost(APP_ID, async () => OUTGOING_TOKEN);
  const post: AnnounceParts['post'] = (to, reply) => host.resume(to, async ({ send }) => void (await send(reply)));
  return announce(notice.reply, id, { post, store, tenants: [TENANT], log: keptLog().log, everyMs: 0, ...parts });
}

/** Long after the store has forgotten which deliveries were answered. */
function forgetDeliveries(): void {
  now += 7 * 24 * 60 * 60_000;
}

/** Conversations that want notices, `chat-0` and so on. */
async function wanted(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const reference = { serviceUrl: connector.serviceUrl, tenantId: TENANT, channelId: 'msteams' };
    await store.setAnnounce({ ...reference, conversationId: `chat-${n}` }, true);
  }
}

const told = () => connector.hits.filter(({ taken }) => taken).map(({ conversationId }) => conversationId);

describe('a conversation', () => {
  const say = (text: string) => bot.post(personalMessage(connector.serviceUrl, text));

  it.each(['announce on', 'Announce ON', '/announce on'])('asks for notices by "%s", and is told so', async (words) => {
    await say(words);
    expect(connector.messages()).toMatchObject([{ text: expect.stringContaining('announce off') }]);
    expect(await store.teamsReferences()).toEqual([
      {
        conversationId: PERSONAL_CHAT,
        serviceUrl: connector.serviceUrl,
        tenantId: TENANT,
        channelId: 'msteams',
        announce: true,
        lastNotice: null,
      },
    ]);
    expect(bot.asked).toEqual([]);
  });

  it('asks for no more by "announce off"', async () => {
    await say('announce on');
    await say('announce off');
    expect(await round()).toMatchObject({ sent: 0 });
    expect(connector.messages().at(-1)).toMatchObject({ text: expect.stringContaining('no longer') });
  });

  it('asks in a channel by a mention, for the channel and not for the thread', async () => {
    await bot.post(channelMention(connector.serviceUrl, 'announce on'));
    expect(await round()).toMatchObject({ sent: 1 });
    const [conversation] = CHANNEL_THREAD.split(';');
    expect(connector.hits.at(-1)).toMatchObject({ conversationId: conversation, activityId: undefined });
  });

  it('is told when its wish could not be kept', async () => {
    await bot.stop();
    store.setAnnounce = () => Promise.reject(new Error('down'));
    bot = await startBot({ connector, store });
    await say('announce on');
    expect(connector.messages()).toMatchObject([{ text: expect.stringContaining('could not be kept') }]);
  });

  it.each(['announce on Friday', 'how do I announce on this', 'announce'])('asks a question by "%s"', async (words) => {
    await say(words);
    expect(bot.asked).toMatchObject([{ text: words }]);
  });

  it('leaves nothing of a person in the store', async () => {
    await say('announce on');
    const kept = JSON.stringify(await store.teamsReferences());
    for (const personal of Object.values(PERSON)) expect(kept).not.toContain(personal);
  });
});

describe('a notice', () => {
  it('is the card of what changed, under a line that says so, with the token of the bot', async () => {
    await wanted(1);
    await round();
    expect(connector.hits).toMatchObject([
      { conversationId: 'chat-0', authorization: `Bearer ${OUTGOING_TOKEN}`, body: { from: { id: `28:${APP_ID}` } } },
    ]);
    const [message] = connector.messages();
    expect(message?.summary).toMatch(/^The leaflet has changed: /);
    expect(message?.attachments?.[0]?.content.fallbackText).toMatch(/announce off.*01698 348200.*999/s);
  });

  it('goes to each conversation that asked for it, once, and to no other', async () => {
    await wanted(5);
    const reference = { serviceUrl: connector.serviceUrl, channelId: 'msteams' };
    await store.saveTeamsReference({ ...reference, conversationId: 'quiet', tenantId: TENANT });
    await store.setAnnounce({ ...reference, conversationId: 'foreign', tenantId: 'another tenant' }, true);
    expect(await round()).toEqual({ sent: 5, before: 0, gone: 0, unsure: 0, left: 0 });
    expect(await round()).toEqual({ sent: 0, before: 5, gone: 0, unsure: 0, left: 0 });
    expect(told().sort()).toEqual(['chat-0', 'chat-1', 'chat-2', 'chat-3', 'chat-4']);
  });

  it('of other content is another notice', async () => {
    await wanted(2);
    await round();
    expect(await round({}, 'other:contact:wishaw')).toMatchObject({ sent: 2 });
  });

  it('is not sent again after other ones', async () => {
    await wanted(2);
    for (const id of ['a:topic:signs', 'a:contact:wishaw', 'b:topic:signs']) {
      expect(await round({}, id)).toMatchObject({ sent: 2 });
    }
    forgetDeliveries();
    expect(await round({}, 'a:topic:signs')).toMatchObject({ sent: 0, before: 2 });
    expect(await round({}, 'a:topic')).toMatchObject({ sent: 2 });
  });

  it('remembers the last fifty', async () => {
    await wanted(1);
    for (let n = 0; n < 60; n++) await round({}, `${n}:topic:signs`);
    const [reference] = await store.teamsReferences();
    expect(reference?.lastNotice?.split(' ')).toHaveLength(50);
  });

  it('goes on where an interrupted round stopped', async () => {
    await wanted(30);
    const stop = new AbortController();
    const host = createHost(APP_ID, async () => OUTGOING_TOKEN);
    const first = await round({
      signal: stop.signal,
      async post(to, reply) {
        await host.resume(to, async ({ send }) => void (await send(reply)));
        if (told().length >= 10) stop.abort();
      },
    });
    expect(first.sent + first.left).toBe(30);
    expect(first.left).toBeGreaterThan(0);
    expect(await round()).toMatchObject({ sent: first.left, before: first.sent });
    expect(new Set(told()).size).toBe(30);
    expect(told()).toHaveLength(30);
  });

  it('is shared by two rounds at a time', async () => {
    await wanted(20);
    const [one, other] = await Promise.all([round(), round()]);
    expect(one.sent + other.sent).toBe(20);
    expect(told()).toHaveLength(20);
  });

  it('forgets a conversation that is gone', async () => {
    await wanted(3);
    connector.gone.set('chat-1', 404);
    expect(await round()).toEqual({ sent: 2, before: 0, gone: 1, unsure: 0, left: 0 });
    expect((await store.teamsReferences()).map(({ conversationId }) => conversationId)).toEqual(['chat-0', 'chat-2']);
  });

  it('is not sent again where Teams may have taken it', async () => {
    await wanted(1);
    connector.fail({ status: 502, taken: true });
    expect(await round()).toMatchObject({ sent: 0, unsure: 1 });
    expect(await round()).toMatchObject({ sent: 0, before: 1 });
    expect(told()).toEqual(['chat-0']);
  });

  it('ends its round when the bot’s token is refused, and goes on in the next', async () => {
    await wanted(20);
    connector.fail(...Array.from({ length: 4 }, () => ({ status: 401 })));
    const first = await round();
    expect(first.left).toBeGreaterThanOrEqual(16);
    expect(await round()).toMatchObject({ sent: first.left });
    expect(told()).toHaveLength(20);
  });

  it('is paced', async () => {
    await wanted(6);
    const started = performance.now();
    await round({ everyMs: 50 });
    expect(performance.now() - started).toBeGreaterThanOrEqual(240);
  });
});

describe('what an administrator writes', () => {
  it.each(['', 'wishaw', 'person:morag', 'contact:', 'The number is now 01234 567890'])(
    'is refused: "%s"',
    (written) => {
      expect(() => readChoice(written)).toThrow('for example --choice contact:wishaw');
    },
  );

  it.each([
    ['contact', 'hamilton'],
    ['topic', 'nothing'],
    ['list', 'help'],
  ] as const)('names something that the leaflet has: not %s:%s', (kind, id) => {
    expect(() => createNotice(realKnowledge(), { kind, id }, '2026-11-26')).toThrow(/contact: airdrie, bellshill/);
  });
});
