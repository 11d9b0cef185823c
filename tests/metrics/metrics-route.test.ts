import { mountMetrics } from '../../src/metrics/metrics-route';
import type { Server } from '../../src/server';
import { serve } from '../channels/web/served';
import { send } from '../fixtures/send';

const TOKEN = 'a-long-random-string';
const metrics = { text: async () => ({ type: 'text/plain; version=0.0.4', body: 'signpost_x 1\n' }) };

describe('GET /metrics', () => {
  const servers: Server[] = [];
  let [open, guarded] = ['', ''];
  beforeAll(async () => {
    const [without, withToken] = [
      await serve([mountMetrics(metrics, undefined)]),
      await serve([mountMetrics(metrics, TOKEN)]),
    ];
    servers.push(without.server, withToken.server);
    [open, guarded] = [`${without.url}/metrics`, `${withToken.url}/metrics`];
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  it('is open to this machine, in the format that Prometheus reads, and is kept nowhere', async () => {
    for (const url of [open, guarded]) {
      const { status, text, headers } = await send(url);
      expect([status, text]).toEqual([200, 'signpost_x 1\n']);
      expect(headers).toMatchObject({
        'content-type': expect.stringMatching(/^text\/plain/),
        'cache-control': 'no-store',
      });
    }
  });

  /** What tells that a caller is not this machine. */
  const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
    { 'x-forwarded-for': '10.1.2.3' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-real-ip': '10.1.2.3' },
    { forwarded: 'for=10.1.2.3' },
    { via: '1.1 proxy' },
    { host: 'signpost.example.org' },
  ];

  it.each(ELSEWHERE)('is not there for anybody else (%j) where no token is set', async (headers) => {
    const { status, json } = await send(open, { headers: { ...headers, authorization: 'Bearer undefined' } });
    expect([status, json.error?.code]).toEqual([404, 'not_found']);
  });

  it.each(ELSEWHERE)('asks anybody else (%j) for the token', async (headers) => {
    const bearing = (authorization: string) => send(guarded, { headers: { ...headers, authorization } });
    for (const wrong of ['', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN]) {
      const { status, text } = await bearing(wrong);
      expect([wrong, status]).toEqual([wrong, 401]);
      expect(text).not.toContain('signpost_x');
    }
    expect((await bearing(`Bearer ${TOKEN}`)).status).toBe(200);
    expect((await bearing(`bearer ${TOKEN}`)).status).toBe(200);
  });
});
