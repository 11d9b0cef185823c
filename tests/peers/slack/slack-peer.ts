import { setTimeout as wait } from 'node:timers/promises';
import { type Fault, Faults } from './faults';
import { httpLine } from './http-line';
import { freshId, IDS } from './ids';
import type { Json } from './json';
import type { Acknowledgement, Delivery, Line } from './line';
import { type SocketLine, startSocketLine } from './socket-line';
import { type Call, startWebApi } from './web-api';
import { type Message, Workspace } from './workspace';

/** A Slack of our own: Web API, response_urls, signed requests, Socket Mode, retries, and faults on demand. Loopback only. */
export interface SlackPeer {
  readonly settings: { botToken: string; signingSecret: string; appToken: string; apiUrl: string };
  /** All that the bot has said, in order. */
  readonly messages: readonly Message[];
  readonly calls: readonly Call[];
  /** Signed requests to the bot's HTTP address; set {@link eventsUrl} first. */
  readonly http: Line;
  readonly socket: SocketLine;
  eventsUrl: string;
  fault(fault: Fault): void;
  /** A fresh response_url for somebody in a channel. */
  responseUrl(channel?: string, user?: string): string;
  /** Waits for `count` messages in all; fails after `withinMs`. */
  said(count: number, withinMs?: number): Promise<readonly Message[]>;
  /** Waits until nothing has been said for a while, and tells what was said. */
  quiet(): Promise<readonly Message[]>;
  /** Forgets messages, calls and faults. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a peer on free ports. */
export async function startSlackPeer(): Promise<SlackPeer> {
  const workspace = new Workspace();
  const faults = new Faults();
  const socket = await startSocketLine();
  const tokens = { botToken: 'xoxb-peer', appToken: 'xapp-peer' };
  const api = await startWebApi({ workspace, faults, ...tokens, socketAddress: socket.address });
  const signingSecret = 'peer-signing-secret';
  const { messages } = workspace;

  const peer: SlackPeer = {
    settings: { ...tokens, signingSecret, apiUrl: `${api.address}/api/` },
    messages,
    calls: api.calls,
    eventsUrl: '',
    http: httpLine(() => peer.eventsUrl, signingSecret),
    socket,
    fault: (fault) => faults.add(fault),
    responseUrl: (channel = IDS.channel, user = IDS.asker) => {
      const id = freshId('R');
      workspace.giveAddress(id, channel, user);
      return `${api.address}/response/${id}`;
    },
    said: async (count, withinMs = 5_000) => {
      const deadline = Date.now() + withinMs;
      while (messages.length < count) {
        if (Date.now() > deadline) throw new Error(`${messages.length} messages instead of ${count}`);
        await wait(5);
      }
      return messages;
    },
    quiet: async () => {
      for (let before = -1; before !== messages.length; ) {
        before = messages.length;
        await wait(150);
      }
      return messages;
    },
    reset: () => {
      messages.length = 0;
      api.calls.length = 0;
      faults.clear();
    },
    close: async () => {
      await socket.close();
      await api.close();
    },
  };
  return peer;
}

/**
 * Delivers as Slack does: again, up to three times, while nothing acknowledges (Slack waits a minute, then five; here
 * `pauseMs`).
 */
export async function deliverWithRetries(line: Line, delivery: Delivery, pauseMs = 20): Promise<Acknowledgement[]> {
  const tries: Acknowledgement[] = [await line.deliver(delivery)];
  for (let attempt = 1; attempt <= 3 && !tries.at(-1)?.acknowledged; attempt++) {
    const reason = tries.at(-1)?.status === 0 ? 'http_timeout' : 'http_error';
    if (attempt > 1) await wait(pauseMs);
    tries.push(await line.deliver(delivery, { attempt, reason }));
  }
  return tries;
}

/** The buttons of a message, in order, as a tap sends them. */
export function buttonsOf(message: Message): Json[] {
  return message.blocks.flatMap((block) =>
    block.type === 'actions' && Array.isArray(block.elements) ? block.elements : [],
  );
}
