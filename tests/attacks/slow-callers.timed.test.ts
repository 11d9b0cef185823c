import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../fixtures/send';
import { openWholeServer, type WholeServer } from './whole-server';

/** Callers that hold connections and send nothing, or one byte at a time: they are cut off, and others are answered meanwhile. */

let whole: WholeServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  whole = await openWholeServer({
    patience: { headersMs: 600, requestMs: 1_200, silentMs: 2_000, checkMs: 100, connections: 500 },
  });
}, 60_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => whole?.close());

function open(): Socket {
  const socket = connect(whole.port, '127.0.0.1').on('error', () => {});
  sockets.push(socket);
  return socket;
}

/** Resolves when the server has closed a connection, to the milliseconds that it took. */
async function closed(socket: Socket, within = 15_000): Promise<number> {
  const began = Date.now();
  socket.resume();
  while (!socket.closed && Date.now() - began < within) await wait(20);
  expect(socket.closed).toBe(true);
  return Date.now() - began;
}

const question = () =>
  send(`${whole.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: '{"question": "Wishaw social work number"}',
  });

it('one that sends nothing is cut off', async () => {
  await closed(open());
});

it('one that sends its headers a line at a time is cut off', async () => {
  const socket = open();
  socket.write('GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n');
  const timer = setInterval(() => socket.writable && socket.write('X-A: b\r\n'), 50);
  await closed(socket).finally(() => clearInterval(timer));
});

it.each(['/api/ask', '/slack/events', '/api/messages'])(
  'one that sends its body to %s a byte at a time is cut off',
  async (path) => {
    const socket = open();
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n`,
    );
    const timer = setInterval(() => socket.writable && socket.write('a'), 50);
    await closed(socket).finally(() => clearInterval(timer));
  },
);

it('ten thousand connections leave room for a question once the silent ones are cut off', async () => {
  for (let opened = 0; opened < 10_000; opened += 500) {
    await Promise.all(
      Array.from({ length: 500 }, async () => {
        const socket = open();
        await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
      }),
    );
  }
  const deadline = Date.now() + 15_000;
  let answer = await question().catch(() => undefined);
  while (answer?.status !== 200 && Date.now() < deadline) {
    await wait(50);
    answer = await question().catch(() => undefined);
  }
  expect(answer?.json.contacts).toEqual(['wishaw']);
}, 60_000);
