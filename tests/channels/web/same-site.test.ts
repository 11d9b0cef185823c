import { send } from '../../fixtures/send';
import { ask, serveWeb } from './served';

type Web = Awaited<ReturnType<typeof serveWeb>>;

describe('who may ask', () => {
  let loopback: Web;
  let named: Web;
  let wildcard: Web;
  beforeAll(async () => {
    loopback = await serveWeb();
    named = await serveWeb({ host: 'signpost.example.org', otherHosts: ['ask.example.org'] });
    wildcard = await serveWeb({ host: '0.0.0.0' });
  });
  afterAll(() => Promise.all([loopback, named, wildcard].map(({ server }) => server.stop())));

  const statusFor = async ({ url }: Web, host: string) => (await ask(url, { question: 'x' }, { host })).status;

  it.each([
    'localhost',
    'LOCALHOST:3978',
    '127.0.0.1:3978',
    '127.8.8.8',
    '[::1]:3978',
    'localhost.',
    'signpost.localhost',
  ])('answers under the loopback name %s, wherever it listens', async (host) => {
    expect(await Promise.all([loopback, named, wildcard].map((web) => statusFor(web, host)))).toEqual([200, 200, 200]);
  });

  it.each([
    'evil.example',
    'evil.example:3978',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '127.evil',
    'a b',
    '[::2]',
    '10.0.0.5',
  ])('refuses the name %s, under which a stranger’s page could reach it', async (host) => {
    expect(await statusFor(loopback, host)).toBe(421);
  });

  it('answers under the configured host and the further names, and under no other', async () => {
    const hosts = ['signpost.example.org', 'signpost.example.org:8080', 'ask.example.org', 'x.example.org'];
    expect(await Promise.all(hosts.map((host) => statusFor(named, host)))).toEqual([200, 200, 200, 421]);
  });

  it('answers under any address, and no strange name, when it listens on all of them', async () => {
    const hosts = ['10.0.0.5:3978', '[fd00::1]', 'evil.example'];
    expect(await Promise.all(hosts.map((host) => statusFor(wildcard, host)))).toEqual([200, 200, 421]);
  });

  it('keeps the page to the same names', async () => {
    expect((await send(`${loopback.url}/`, { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  it.each([
    ['its own page', { origin: 'http://localhost:3978', 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
    ['another site', { origin: 'http://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:4000' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['an extension', { origin: 'chrome-extension://abcdef' }, 403],
    ['a site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('deals rightly with a question from %s', async (_who, headers, status) => {
    const reply = await ask(loopback.url, { question: 'x' }, { host: 'localhost:3978', ...headers });
    expect(reply.status).toBe(status);
  });
});
