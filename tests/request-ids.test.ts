import express from 'express';
import { requestOf } from '../src/request-ids';
import { serve } from './channels/web/served';
import { keptLog } from './fixtures/kept-log';
import { send } from './fixtures/send';

describe('the id of a request', () => {
  const { log, lines } = keptLog();
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const mount = (app: express.Express) =>
      app.post('/log', express.json(), async (request, response) => {
        await new Promise((resolve) => setImmediate(resolve));
        log.child(requestOf(response)).info({ n: request.body.n }, 'read');
        if (request.body.n === 0) throw new TypeError();
        response.json({});
      });
    served = await serve([mount], log);
  });
  afterAll(() => served.server.stop());
  afterEach(() => void lines.splice(0));

  const logged = () => lines.map((line) => JSON.parse(line));
  const post = (n: number, headers = {}) =>
    send(`${served.url}/log`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ n }),
    });

  it('stands in the reply and in the lines that are logged on its way, also once the body was read', async () => {
    const replies = await Promise.all([1, 2, 3].map((n) => post(n)));
    for (const [i, { headers }] of replies.entries())
      expect(logged()).toContainEqual(expect.objectContaining({ n: i + 1, request: headers['x-request-id'] }));
    expect(new Set(logged().map(({ request }) => request)).size).toBe(3);
  });

  it('stands in the line of a failure', async () => {
    const { status, headers } = await post(0);
    expect(status).toBe(500);
    expect(logged()).toMatchObject(
      ['read', 'a request failed'].map((msg) => ({ msg, request: headers['x-request-id'] })),
    );
  });

  it('is never taken from a caller', async () => {
    const mine = 'an-id-of-a-stranger';
    const { headers } = await post(9, { 'x-request-id': mine });
    expect(headers['x-request-id']).not.toBe(mine);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain(mine);
  });

  it('is in no line outside of a request', () => {
    log.child(requestOf(undefined)).info('alone');
    expect(JSON.parse(lines.at(-1) ?? '')).not.toHaveProperty('request');
  });
});
