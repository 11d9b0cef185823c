import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../src/answering/answer';
import { PATIENCE, type Patience } from '../../src/channels/teams/patience';
import { MemoryStore } from '../../src/store/memory-store';
import { topicAnswer } from '../fixtures/answers';
import {
  buttonTap,
  CHANNEL_THREAD,
  channelMention,
  installation,
  PERSONAL_CHAT,
  personalMessage,
  TENANT,
} from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { type Fault, startConnector, type TeamsConnector } from '../peers/teams/connector';

/** Answered once and never in silence, whatever the line, the store or Teams does. */

let connector: TeamsConnector;
let bot: Bot;

beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  await bot.stop();
  await connector.close();
});

/** The same bot, of other patience. */
async function restart(patience: Partial<Patience>): Promise<void> {
  await bot.stop();
  bot = await startBot({ connector, patience });
}

/** What was posted, taken or not. */
const cards = () => posts().filter(({ body }) => body.attachments);
const posts = () => connector.hits.filter(({ body }) => body.type === 'message');

describe('deliveries that come again', () => {
  beforeEach(async () => {
    bot = await startBot({ connector });
  });

  it('answers the same activity once, one after the other', async () => {
    const activity = personalMessage(connector.serviceUrl, 'signs');
    for (let n = 0; n < 3; n++) expect((await bot.post(activity)).status).toBe(200);
    expect([bot.asked.length, posts().length]).toEqual([1, 1]);
  });

  it('answers the same activity once, all at a time', async () => {
    const activity = channelMention(connector.serviceUrl, 'signs');
    const replies = await Promise.all([1, 2, 3, 4].map(() => bot.post(activity)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(posts()).toHaveLength(1);
  });

  it('answers two messages of the same words twice', async () => {
    for (let n = 0; n < 2; n++) await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(posts()).toHaveLength(2);
  });

  it('answers a repeated tap, and posts its answer once', async () => {
    const tap = buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' });
    const replies = [await bot.post(tap), await bot.post(tap)];
    for (const { body } of replies) expect(body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    expect(posts()).toHaveLength(1);
  });
});

describe('a connector in trouble', () => {
  beforeEach(async () => {
    bot = await startBot({ connector });
  });

  it.each<[string, Fault]>([
    ['429 with Retry-After', { status: 429, retryAfter: '0' }],
    ['412', { status: 412 }],
    ['503', { status: 503 }],
  ])('posts again after a %s, which says that nothing was taken', async (_what, fault) => {
    connector.fail(fault);
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(posts()).toHaveLength(2);
    expect(connector.messages()).toHaveLength(1);
  });

  const unsure: readonly (readonly [string, Fault])[] = [
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['a 502 for a message that was taken', { status: 502, taken: true }],
    ['a broken connection', 'reset'],
  ];
  it.each(unsure)(
    'does not post an answer again after %s, but says what to do if it is not there',
    async (_, fault) => {
      connector.fail(fault);
      const activity = personalMessage(connector.serviceUrl, 'signs');
      for (let n = 0; n < 2; n++) expect((await bot.post(activity)).status).toBe(200);
      expect(cards().length).toBe(1);
      expect(connector.messages().at(-1)).toMatchObject({
        text: expect.stringMatching(/did not say whether it arrived.*ask again.*999/s),
        textFormat: 'plain',
      });
      expect(bot.log.join('')).toContain('whether an answer arrived is not known');
    },
  );

  it('takes a message for posted whose reply breaks off, and says nothing more', async () => {
    connector.fail('cut');
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(connector.messages()).toMatchObject([{ attachments: [expect.anything()] }]);
  });

  it('does not wait for a call without end, and says what to do after it', async () => {
    await restart({ callMs: 200 });
    connector.fail({ delayMs: 10_000 });
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(connector.messages()).toMatchObject([{ text: expect.stringContaining('did not say whether it arrived') }]);
  });

  it('gives up on a call, and answers a tap, before Teams gives up on us', () => {
    expect(Math.max(PATIENCE.tapMs, PATIENCE.keepMs, PATIENCE.callMs)).toBeLessThan(10_000);
    expect(PATIENCE.typingMs).toBeLessThan(1_000);
  });

  it('tells Teams when nothing can be posted at all, says so in its state, and answers the repeat', async () => {
    connector.fail({ status: 500 }, { status: 500 });
    const activity = personalMessage(connector.serviceUrl, 'signs');
    expect(await bot.post(activity)).toMatchObject({ status: 500, body: { error: { code: 'not-answered' } } });
    expect(bot.channel.state().degraded).toEqual(['teams-connector']);
    expect((await bot.post(activity)).status).toBe(200);
    expect(connector.messages()).toHaveLength(1);
    expect(bot.channel.state().degraded).toEqual([]);
  });

  it('gives up on a 429 that lasts, tells Teams, and answers the repeat', async () => {
    const again = { status: 429, retryAfter: '0' };
    connector.fail(again, again, again);
    const activity = personalMessage(connector.serviceUrl, 'signs');
    expect((await bot.post(activity)).status).toBe(500);
    expect((await bot.post(activity)).status).toBe(200);
    expect(connector.messages()).toHaveLength(1);
  });

  it('tells an administrator what to do when its own token is refused', async () => {
    connector.fail({ status: 401 });
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(bot.log.join('')).toContain('MICROSOFT_APP_PASSWORD');
  });

  it.each([400, 413])('says the same in plain words where Teams refuses the card with %i', async (status) => {
    connector.fail({ status });
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(connector.messages()).toMatchObject([
      { text: expect.stringMatching(/Staying out late.*999/s), textFormat: 'plain' },
    ]);
  });

  it('asks for less where the words alone are too large, with the emergency numbers', async () => {
    connector.largest = 1_000;
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(connector.messages()).toMatchObject([{ text: expect.stringMatching(/one thing at a time.*999/s) }]);
  });
});

describe('a conversation that is gone', () => {
  let store: MemoryStore;
  beforeEach(async () => {
    store = new MemoryStore();
    bot = await startBot({ connector, store });
    await bot.post(installation(connector.serviceUrl)[0]);
  });

  it.each([403, 404] as const)('is forgotten after a %i, which is no trouble of the line', async (status) => {
    connector.gone.set(PERSONAL_CHAT, status);
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(posts().filter((post) => post.status === status)).toHaveLength(1);
    expect(bot.channel.state().degraded).toEqual([]);
    expect(await store.teamsReferences()).toEqual([]);
    expect(bot.log.join('')).toContain('a conversation is gone');
  });

  it('does not take its channel along when it is a thread', async () => {
    const conversation = { id: CHANNEL_THREAD, conversationType: 'channel', tenantId: TENANT };
    await bot.post({ ...installation(connector.serviceUrl)[1], conversation });
    connector.gone.set(CHANNEL_THREAD, 404);
    expect((await bot.post(channelMention(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(await store.teamsReferences()).toHaveLength(2);
  });
});

describe('a button, a typing sign', () => {
  beforeEach(async () => {
    bot = await startBot({ connector });
  });

  it('shows the answer at its button when it cannot be posted', async () => {
    connector.fail({ status: 500 });
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
    });
    const line = bot.log.map((text) => JSON.parse(text)).find(({ msg }) => /shown at its button/.test(msg));
    expect(line).toMatchObject({ error: 'ConnectorError', code: 'teams_connector', frames: expect.any(Array) });
  });

  it('shows its answer without buttons at a card that Teams says is too large to post', async () => {
    connector.largest = 3_000;
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply.body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    expect(connector.messages()).toMatchObject([{ text: expect.stringContaining('Staying out late') }]);
  });

  it('says what to do when the answer that a button was promised may not have arrived', async () => {
    await restart({ tapMs: 100 });
    connector.fail({ status: 502, delayMs: 1_000 });
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply.body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    await bot.channel.stop();
    expect(connector.messages()).toMatchObject([{ text: expect.stringContaining('ask again') }]);
  });

  it('shows that it is typing within a second, however long an answer takes', async () => {
    await bot.stop();
    let answer: (() => void) | undefined;
    const assistant = {
      answer: () =>
        new Promise<Answer>((resolve) => {
          answer = () => resolve(topicAnswer());
        }),
    };
    bot = await startBot({ connector, assistant });
    const started = performance.now();
    const replied = bot.post(personalMessage(connector.serviceUrl, 'signs'));
    while (connector.hits.length === 0) await wait(5);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(connector.hits).toMatchObject([{ body: { type: 'typing' } }]);
    answer?.();
    await replied;
  });

  it('posts no typing sign while many answers wait to be posted', async () => {
    await bot.stop();
    let answerAll = () => {};
    const answers = new Promise<Answer>((resolve) => {
      answerAll = () => resolve(topicAnswer());
    });
    let asked = 0;
    const assistant = {
      answer: () => {
        asked += 1;
        return answers;
      },
    };
    bot = await startBot({ connector, assistant, patience: { untilTypingMs: 50 } });
    const ask = () => bot.post(personalMessage(connector.serviceUrl, 'signs'));
    const crowd = Array.from({ length: 100 }, ask);
    while (asked < 100) await wait(5);
    // Long past the time for a sign of the last.
    await wait(400);
    answerAll();
    for (const { status } of await Promise.all(crowd)) expect(status).toBe(200);
    expect(connector.messages()).toHaveLength(100);
    expect(connector.hits.filter(({ body }) => body.type === 'typing').length).toBeLessThanOrEqual(25);
  });

  it('does not wait for a typing sign that hangs', async () => {
    await bot.stop();
    const assistant = { answer: () => wait(500, topicAnswer()) };
    bot = await startBot({ connector, assistant, patience: { typingMs: 50 } });
    connector.typingDelayMs = 5_000;
    const started = performance.now();
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(connector.messages()).toHaveLength(1);
  });

  it('answers a tap in time though its post is slow, and posts it', async () => {
    await restart({ tapMs: 100 });
    connector.fail({ delayMs: 2_000 });
    const started = Date.now();
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply.body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    expect(Date.now() - started).toBeLessThan(1_900);
    await bot.channel.stop();
    expect(connector.messages()).toHaveLength(1);
  });
});

describe('what comes late, out of turn or changed', () => {
  const HOURS_AGO = '2026-01-04T09:00:00.000Z';

  beforeEach(async () => {
    bot = await startBot({ connector });
  });

  it('answers a message that comes hours late, under the message that asked', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'newer'));
    const late = personalMessage(connector.serviceUrl, 'signs', { timestamp: HOURS_AGO });
    await bot.post(late);
    expect(connector.messages()).toHaveLength(2);
    expect(connector.hits.at(-1)?.activityId).toBe(late.id);
  });

  it.each([
    ['edit', { type: 'messageUpdate', channelData: { tenant: { id: TENANT }, eventType: 'editMessage' } }],
    ['deletion', { type: 'messageDelete', channelData: { tenant: { id: TENANT }, eventType: 'softDeleteMessage' } }],
    [
      'deletion taken back',
      { type: 'messageUpdate', channelData: { tenant: { id: TENANT }, eventType: 'undeleteMessage' } },
    ],
  ])('does not answer the %s of a message that it answered', async (_what, change) => {
    const activity = personalMessage(connector.serviceUrl, 'signs');
    await bot.post(activity);
    expect((await bot.post({ ...activity, ...change })).status).toBe(200);
    expect(posts()).toHaveLength(1);
  });

  it('answers a message whose deletion came first', async () => {
    const activity = personalMessage(connector.serviceUrl, 'signs');
    await bot.post({ ...activity, type: 'messageDelete' });
    await bot.post(activity);
    expect(connector.messages()).toHaveLength(1);
  });
});

describe('a store in trouble', () => {
  class DeadStore extends MemoryStore {
    override claimDelivery(): Promise<never> {
      return Promise.reject(new Error('down'));
    }
    override finishDelivery(): Promise<never> {
      return Promise.reject(new Error('down'));
    }
    override saveTeamsReference(): Promise<never> {
      return Promise.reject(new Error('down'));
    }
  }
  class SlowStore extends MemoryStore {
    override claimDelivery(): Promise<never> {
      return new Promise(() => {});
    }
    override finishDelivery(): Promise<never> {
      return new Promise(() => {});
    }
  }

  it.each([
    ['dead', () => new DeadStore()],
    ['slow', () => new SlowStore()],
  ])('answers once with a %s store', async (_what, createStore) => {
    bot = await startBot({ connector, store: createStore() });
    const activity = personalMessage(connector.serviceUrl, 'signs');
    const started = Date.now();
    expect((await bot.post(activity)).status).toBe(200);
    expect(Date.now() - started).toBeLessThan(1_500);
    expect((await bot.post(activity)).status).toBe(200);
    expect(posts()).toHaveLength(1);
  });

  it('leaves alone what another process has answered', async () => {
    const store = new MemoryStore();
    bot = await startBot({ connector, store });
    const activity = personalMessage(connector.serviceUrl, 'signs');
    await bot.post(activity);
    const replica = await startBot({ connector, store });
    expect((await replica.post(activity)).status).toBe(200);
    await replica.stop();
    expect(posts()).toHaveLength(1);
  });
});

it('takes nothing more once it is stopped', async () => {
  bot = await startBot({ connector });
  await bot.channel.stop();
  expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(503);
});
