import { send } from '../fixtures/send';
import { APP_ID, personalMessage, TENANT } from '../peers/teams/activities';
import { type Bot, startBot } from '../peers/teams/bot';
import { startConnector, type TeamsConnector } from '../peers/teams/connector';
import { createIssuerKey, signToken, signWithPublicKey, unsignedToken } from '../peers/teams/tokens';

/** Promise 7, nobody gets in: on the wire, with real RS256 tokens. */

let connector: TeamsConnector;
let bot: Bot;
const now = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
afterEach(() => bot.stop());

describe('with credentials', () => {
  beforeEach(async () => {
    bot = await startBot({ connector });
  });

  const forged: readonly (readonly [string, () => string | null])[] = [
    ['no token', () => null],
    ['words that are no token', () => 'not.a-token'],
    ['the algorithm none', () => unsignedToken(connector.key, connector.claims(APP_ID))],
    ['HS256 signed with the public key', () => signWithPublicKey(connector.key, connector.claims(APP_ID))],
    ['another key under a published name', () => signToken(createIssuerKey('k1'), connector.claims(APP_ID))],
    ['a key that is not published', () => signToken(createIssuerKey('k2'), connector.claims(APP_ID))],
    ['a token signed twice over', () => `${connector.token(APP_ID)}.more`],
    ['another scheme than Bearer', () => connector.token(APP_ID).replace(/^/, 'Basic ')],
    ['a key that the token brings along', () => withItsOwnKey()],
    ['a tampered token', () => tamper(connector.token(APP_ID, { aud: 'other' }))],
    ['an expired token', () => connector.token(APP_ID, { exp: now() - 600 })],
    ['a token without expiry', () => connector.token(APP_ID, { exp: undefined })],
    ['a token from the future', () => connector.token(APP_ID, { nbf: now() + 3_600, exp: now() + 7_200 })],
    ['an expiry that is no number', () => connector.token(APP_ID, { exp: '9999999999' })],
    ['the wrong audience', () => connector.token('00000000-0000-4000-8000-000000000002')],
    ['no audience', () => connector.token(APP_ID, { aud: undefined })],
    ['several audiences', () => connector.token(APP_ID, { aud: [APP_ID, 'other'] })],
    ['no issuer', () => connector.token(APP_ID, { iss: undefined })],
    ['the wrong issuer', () => connector.token(APP_ID, { iss: `https://sts.windows.net/${TENANT}/` })],
    ["another service's serviceUrl", () => connector.token(APP_ID, { serviceurl: 'https://evil.example/' })],
    ['no serviceUrl in the token', () => connector.token(APP_ID, { serviceurl: undefined })],
  ];
  it.each(forged)('refuses %s with 401 and runs no turn', async (_what, token) => {
    await refused(await bot.post(personalMessage(connector.serviceUrl, 'signs'), token()));
  });

  const foreign: readonly (readonly [string, Record<string, unknown>])[] = [
    ['without serviceUrl', { serviceUrl: undefined }],
    ['with a serviceUrl other than the token’s', { serviceUrl: 'https://evil.example/' }],
    ['of another channel', { channelId: 'directline' }],
    ['of the emulator', { channelId: 'emulator' }],
    [
      'out of a tenant that is not allowed',
      { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'other' } },
    ],
    ['without a tenant', { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: undefined }],
  ];
  it.each(foreign)('refuses a signed activity %s with 401 and runs no turn', async (_what, overrides) => {
    await refused(await bot.post(personalMessage(connector.serviceUrl, 'signs', overrides)));
  });

  it.each([
    ['for another channel', ['webchat']],
    ['for no channel', []],
    ['for nothing that it says', null],
  ])('refuses a published key that is endorsed %s', async (_what, endorsements: string[] | null) => {
    const other = createIssuerKey('k9', endorsements);
    connector.published = [connector.key, other];
    await refused(
      await bot.post(personalMessage(connector.serviceUrl, 'signs'), signToken(other, connector.claims(APP_ID))),
    );
    connector.published = [connector.key];
  });

  it('lets clocks be five minutes apart, and reads ids in either case', async () => {
    const claims = { exp: now() - 240, nbf: now() + 240, aud: APP_ID.toUpperCase() };
    const activity = personalMessage(connector.serviceUrl, 'signs', {
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT.toUpperCase() },
    });
    expect((await bot.post(activity, connector.token(APP_ID, claims))).status).toBe(200);
  });

  it('logs why it refused, and nothing of who asked or what', async () => {
    await bot.post(personalMessage(connector.serviceUrl, 'signs in Airdrie'), connector.token(APP_ID, { exp: 1 }));
    expect(bot.log.map((line) => JSON.parse(line))).toMatchObject([{ status: 401, reason: 'expired' }]);
    expect(bot.log.join('')).not.toMatch(/Airdrie|Morag|29:/);
  });

  it('lets a tenant in that was allowed beside its own', async () => {
    await bot.stop();
    bot = await startBot({ connector, settings: { allowedTenants: ['partner'] } });
    const conversation = { id: 'a:1', conversationType: 'personal', tenantId: 'partner' };
    const reply = await bot.post(personalMessage(connector.serviceUrl, 'signs', { conversation }));
    expect([reply.status, bot.asked.length]).toEqual([200, 1]);
  });

  it('answers 503 while the keys cannot be read, says so in its state, and recovers', async () => {
    connector.metadataStatus = 500;
    const reply = await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect(reply).toMatchObject({ status: 503, body: { error: { code: 'keys-unavailable' } } });
    expect(bot.channel.state().degraded).toEqual(['teams-keys']);
    connector.metadataStatus = 200;
    expect((await bot.post(personalMessage(connector.serviceUrl, 'signs'))).status).toBe(200);
    expect(bot.channel.state().degraded).toEqual([]);
  });

  it.each([
    ['{"type":', 'application/json', 400],
    ['"words"', 'application/json', 400],
    ['{}', 'application/json', 401],
    ['type=message', 'application/x-www-form-urlencoded', 401],
    [JSON.stringify({ text: 'x'.repeat(1_100_000) }), 'application/json', 413],
  ])('answers the body %#, bad as it is, with JSON', async (body, type, status) => {
    const response = await fetch(bot.url, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('answers 400 to a signed activity without a type, or without a conversation', async () => {
    for (const overrides of [{ type: undefined }, { conversation: undefined }]) {
      const reply = await bot.post({ ...personalMessage(connector.serviceUrl, 'signs'), ...overrides });
      expect(reply).toMatchObject({ status: 400, body: { error: { code: 'bad-activity' } } });
    }
  });

  it('answers 405 to a GET', async () => {
    const response = await fetch(bot.url);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('without credentials', () => {
  beforeEach(async () => {
    bot = await startBot({ connector, credentials: false });
  });

  it('answers what this machine sends, without a token of its own', async () => {
    const reply = await bot.post(personalMessage(connector.serviceUrl, 'signs'));
    expect([reply.status, bot.asked.length]).toEqual([200, 1]);
    expect(connector.hits.at(-1)?.authorization).toBeUndefined();
  });

  const foreign: readonly (readonly [string, Record<string, string>])[] = [
    ['a Host that is not this machine', { host: 'signpost.example' }],
    ['a Host that starts like this machine', { host: '127.0.0.1.evil.example' }],
    ['a forwarded request', { 'x-forwarded-for': '203.0.113.9' }],
    ['a Forwarded header', { forwarded: 'for=203.0.113.9' }],
    ['a forwarded host', { 'x-forwarded-host': '127.0.0.1' }],
    ["a proxy's Via", { via: '1.1 proxy' }],
    ["a proxy's word for who asks", { 'x-real-ip': '203.0.113.9' }],
    ['a page without an origin', { origin: 'null' }],
    ["another site's page", { origin: 'https://evil.example' }],
  ];
  it.each(foreign)('refuses %s with 403 and runs no turn', async (_what, headers) => {
    const body = JSON.stringify(personalMessage(connector.serviceUrl, 'signs'));
    const all = { 'content-type': 'application/json', ...headers };
    expect((await send(bot.url, { method: 'POST', headers: all, body })).status).toBe(403);
    expect(bot.asked).toEqual([]);
  });

  it('refuses another channel than Teams with 403 and runs no turn', async () => {
    const activity = personalMessage(connector.serviceUrl, 'signs', { channelId: 'emulator' });
    expect((await bot.post(activity)).status).toBe(403);
    expect(bot.asked).toEqual([]);
  });

  it.each([
    'https://smba.trafficmanager.net/teams/',
    'http://127.0.0.1@evil.example/',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    'not a url',
  ])('refuses the serviceUrl %s with 403 and runs no turn', async (serviceUrl) => {
    expect((await bot.post(personalMessage(serviceUrl, 'signs'))).status).toBe(403);
    expect(bot.asked).toEqual([]);
  });
});

async function refused(reply: { status: number; body: unknown }): Promise<void> {
  expect(reply.status).toBe(401);
  expect(reply.body).toEqual({ error: { code: 'unauthorised', message: expect.any(String) } });
  expect(bot.asked).toEqual([]);
}

/** Signed by a stranger, whose key it names in its own header. */
function withItsOwnKey(): string {
  const stranger = createIssuerKey('k1');
  const { endorsements: _, ...jwk } = stranger.published;
  return signToken(stranger, connector.claims(APP_ID), { jwk, jku: 'https://evil.example/keys' });
}

/** The same signature over other words. */
function tamper(token: string): string {
  const [head, , signature] = token.split('.');
  return `${head}.${Buffer.from(JSON.stringify(connector.claims(APP_ID))).toString('base64url')}.${signature}`;
}
