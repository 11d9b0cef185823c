import express from 'express';
import pino from 'pino';
import { createRequestIds } from '../src/request-ids';
import { serve } from './channels/web/served';
import { send } from './fixtures/send';

describe('the id of a request', () => {
  const lines: string[] = [];
  const ids = createRequestIds();
  const log = pino({ mixin: ids.mixin }, { write: (line: string) => void lines.push(line) });
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const mount = (app: express.Express) =>
      app.post('/log', express.json(), async (request, response) => {
        await new Promise((resolve) => setImmediate(resolve));
        log.info({ n: request.body.n }, 'read');
        response.json({});
      });
    served = await serve([mount], log, undefined, 0, [ids.assign]);
  });
  afterAll(() => served.server.stop());

  const post = (n: number, headers = {}) =>
    send(`${served.url}/log`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ n }),
    });

  it('stands in the reply and in the lines that are logged on its way, also once the body was read', async () => {
    const replies = await Promise.all([1, 2, 3].map((n) => post(n)));
    const logged = lines.map((line) => JSON.parse(line));
    for (const [i, { headers }] of replies.entries())
      expect(logged).toContainEqual(expect.objectContaining({ n: i + 1, request: headers['x-request-id'] }));
    expect(new Set(logged.map(({ request }) => request)).size).toBe(3);
  });

  it('is never taken from a caller', async () => {
    const mine = 'an-id-of-a-stranger';
    const { headers } = await post(9, { 'x-request-id': mine });
    expect(headers['x-request-id']).not.toBe(mine);
    expect(lines.join()).not.toContain(mine);
  });

  it('is in no line outside of a request', () => {
    log.info('alone');
    expect(JSON.parse(lines.at(-1) ?? '')).not.toHaveProperty('request');
  });
});
