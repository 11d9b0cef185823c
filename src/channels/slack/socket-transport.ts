import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger as BoltLogger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackState } from './channel';
import { NoRoomError } from './intake-app';
import { slackCode } from './slack-error';
import { appTokenError, isTokenRefused } from './start-error';
import type { Transport } from './transport';

const OPENING_MS = 10_000;
const CLOSING_MS = 2_000;
/** Before each new attempt to open the socket again; the last one stays. Slack drops each socket now and then by plan. */
const PAUSES_MS = [50, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * Slack over Socket Mode. We open the socket again ourselves: the client's own way waits five seconds, and a refusal on
 * it is an unhandled rejection that ends the process.
 */
export function createSocketTransport(
  appToken: string,
  options: webApi.WebClientOptions,
  logger: BoltLogger,
  log: Logger,
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    customPropertiesExtractor: () => ({ request: randomUUID() }),
    // Slack sends again what is not acknowledged.
    processEventErrorHandler: async ({ error, event }) => {
      if (!(error instanceof NoRoomError))
        log.error({ channel: 'slack', ...event.customProperties }, 'an envelope cannot be read');
      return false;
    },
    installerOptions: { clientOptions: options },
  });
  const { client } = receiver;
  let state: SlackState = 'stopped';
  let stopping = new AbortController();

  async function open(): Promise<void> {
    const opening = client.start();
    const patience = new AbortController();
    const tooLong = wait(OPENING_MS, undefined, { ref: false, signal: patience.signal }).then(() => {
      throw new Error('no greeting from Slack');
    });
    try {
      await Promise.race([opening, tooLong]);
    } catch (error) {
      client.disconnect().catch(() => {});
      throw error;
    } finally {
      patience.abort();
    }
  }

  async function openAgain(signal: AbortSignal): Promise<void> {
    state = 'connecting';
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        await wait(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)], undefined, { signal });
        await open();
        log.info({ channel: 'slack', attempts: attempt + 1 }, 'the socket to Slack is open again');
        return;
      } catch (error) {
        if (signal.aborted) return;
        state = isTokenRefused(error) ? 'failed' : 'connecting';
        log.warn({ channel: 'slack', code: slackCode(error) }, appTokenError(error).message);
      }
    }
  }

  client.on('connected', () => {
    if (state === 'stopped') void client.disconnect();
    else state = 'connected';
  });
  client.on('disconnected', () => {
    if (state !== 'connected') return;
    log.info({ channel: 'slack' }, 'the socket to Slack has closed');
    void openAgain(stopping.signal);
  });

  return {
    receiver,
    state: () => state,
    mount() {},
    async start() {
      stopping = new AbortController();
      state = 'connecting';
      try {
        await open();
      } catch (error) {
        state = 'failed';
        throw appTokenError(error);
      }
    },
    async stop() {
      const wasOpen = state === 'connected';
      state = 'stopped';
      stopping.abort();
      if (!wasOpen) return;
      const closed = client.disconnect();
      const inTime = await Promise.race([closed.then(() => true), wait(CLOSING_MS, false, { ref: false })]);
      // A second call cuts a socket whose other end doesn't answer the first.
      if (!inTime) void client.disconnect();
    },
  };
}
