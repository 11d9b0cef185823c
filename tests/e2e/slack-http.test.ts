import { buildHouse, type House, openHouse, scripted } from '../channels/slack/house';
import { encode } from '../peers/slack/http-line';
import { command, mention } from '../peers/slack/payloads';
import { signedHeaders } from '../peers/slack/signature';
import { deliverWithRetries } from '../peers/slack/slack-peer';
import { describeAsking } from './slack-asking';
import { describeForReal } from './slack-for-real';
import { describeOnce } from './slack-once';
import { describeRefusedCards, describeTrouble, describeWeather } from './slack-weather';

describe('Slack over HTTP', () => {
  describe('asked', () => describeAsking('http'));
  describe('heeds questions', () => describeOnce('http'));
  describe('in bad weather', () => describeWeather('http'));
  describe('a card', () => describeRefusedCards('http'));
  describe('with the leaflet itself', () => describeForReal('http'));
  describe('in trouble', () => describeTrouble('http'));
});

describe('POST /slack/events', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse('http');
  });
  afterAll(() => house.close());

  async function post(body: string, type: string, headers: Record<string, string>): Promise<Response> {
    return fetch(house.address, { method: 'POST', headers: { 'content-type': type, ...headers }, body });
  }

  const { signingSecret } = { signingSecret: 'peer-signing-secret' };
  const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - 60 * minutes;

  describe.each([
    ['an event', mention({ text: 'wishaw' })],
    ['a command', command('wishaw', 'http://127.0.0.1:1/response/R1')],
  ])('refuses %s', (_what, delivery) => {
    const { body, type } = encode(delivery);
    it.each([
      ['unsigned', {}],
      ['signed with another secret', signedHeaders('another-secret', body)],
      ['signed for another body', signedHeaders(signingSecret, `${body} `)],
      ['signed more than five minutes ago', signedHeaders(signingSecret, body, minutesAgo(6))],
      [
        'with an old signature under a new time',
        { ...signedHeaders(signingSecret, body, minutesAgo(6)), 'x-slack-request-timestamp': String(minutesAgo(0)) },
      ],
      ['with a time that is none', { ...signedHeaders(signingSecret, body), 'x-slack-request-timestamp': 'soon' }],
    ])('%s', async (_how, headers) => {
      expect((await post(body, type, headers)).status).toBe(401);
      expect(house.questions).toHaveLength(0);
    });
  });

  it('answers the address check of the app settings', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c4all' });
    const response = await post(body, 'application/json', signedHeaders(signingSecret, body));
    expect(await response.json()).toEqual({ challenge: 'c4all' });
  });

  it.each([
    ['no JSON', '{"my very own words', 400],
    ['more than four megabytes', JSON.stringify({ text: 'x'.repeat(5_000_000) }), 413],
  ])('refuses %s, and logs nothing of it', async (_what, body, status) => {
    expect((await post(body, 'application/json', signedHeaders(signingSecret, body))).status).toBe(status);
    expect(house.logs.join('')).not.toContain('very own');
  });
});

describe('a burst of questions', () => {
  it('is acknowledged before it is answered', async () => {
    let understood = 0;
    const busy = await openHouse('http', {
      assistant: {
        answer: async (question) => {
          for (const until = performance.now() + 5; performance.now() < until; );
          understood += 1;
          return scripted.answer(question);
        },
      },
    });
    try {
      const burst = Array.from({ length: 60 }, () => busy.line.deliver(mention({ text: 'wishaw' })));
      expect((await Promise.all(burst)).every(({ acknowledged }) => acknowledged)).toBe(true);
      expect(understood).toBeLessThan(40);
      await busy.peer.said(60);
    } finally {
      await busy.close();
    }
  });
});

describe('the HTTP channel', () => {
  it('asks Slack to come again until it is started, and then answers', async () => {
    const house = await buildHouse('http');
    try {
      const delivery = mention({ text: 'wishaw' });
      const [first] = await deliverWithRetries(house.line, delivery, 1);
      expect(first).toMatchObject({ acknowledged: false, status: 503 });
      await house.channel.start();
      expect(house.channel.state()).toBe('connected');
      await house.line.deliver(delivery, { attempt: 3, reason: 'http_error' });
      await house.peer.said(1);
    } finally {
      await house.close();
    }
  });

  it('does not start with a token that Slack refuses, and says which and where to get it', async () => {
    const house = await buildHouse('http', { settings: { botToken: 'xoxb-wrong' } });
    try {
      const start = house.channel.start();
      await expect(start).rejects.toMatchObject({ code: 'slack_invalid_auth' });
      await expect(start).rejects.toThrow(/SLACK_BOT_TOKEN \(invalid_auth\).*OAuth & Permissions/);
      expect(house.channel.state()).toBe('failed');
    } finally {
      await house.close();
    }
  });

  it('says that Slack cannot be reached when nobody is there', async () => {
    const house = await buildHouse('http', { settings: { apiUrl: 'http://127.0.0.1:9/api/' } });
    try {
      await expect(house.channel.start()).rejects.toMatchObject({ code: 'slack_unreachable' });
    } finally {
      await house.close();
    }
  });
});
