import { MemoryStore } from '../../src/store/memory-store';
import { buttonTap, channelMention, personalMessage } from '../peers/teams/activities';
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

  it.each<[string, Fault]>([
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['a broken connection', 'reset'],
  ])(
    'does not post again after %s, which may have posted; Teams is told, and its repeat is answered',
    async (_what, fault) => {
      connector.fail(fault);
      const activity = personalMessage(connector.serviceUrl, 'signs');
      expect(await bot.post(activity)).toMatchObject({ status: 500, body: { error: { code: 'not-answered' } } });
      expect(posts()).toHaveLength(1);
      expect(bot.channel.state().degraded).toEqual(['teams-connector']);
      expect((await bot.post(activity)).status).toBe(200);
      expect(connector.messages()).toHaveLength(1);
      expect(bot.channel.state().degraded).toEqual([]);
    },
  );

  it('tells an administrator what to do when its own token is refused', async () => {
    connector.fail({ status: 401 });
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(bot.log.join('')).toContain('MICROSOFT_APP_PASSWORD');
  });

  it('is not called down by one conversation that is gone', async () => {
    connector.fail({ status: 404 });
    await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(bot.channel.state().degraded).toEqual([]);
  });

  it('shows the answer at its button when it cannot be posted', async () => {
    connector.fail({ status: 500 });
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
    });
  });

  it('answers a tap in time though its post is slow, and posts it', async () => {
    connector.fail({ delayMs: 4_000 });
    const started = Date.now();
    const reply = await bot.post(buttonTap(connector.serviceUrl, { choice: 'abc:topic:signs' }));
    expect(reply.body).toMatchObject({ statusCode: 200, value: 'The answer is below.' });
    expect(Date.now() - started).toBeLessThan(3_900);
    await bot.channel.stop();
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
