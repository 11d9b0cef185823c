import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises';
import { type Fault, Faults } from './faults';
import { httpLine } from './http-line';
import { freshId, IDS } from './ids';
import type { Json } from './json';
import type { Acknowledgement, Delivery, Line } from './line';
import { ourManifest } from './our-manifest';
import { type SocketLine, startSocketLine } from './socket-line';
import { type Typed, viewSubmission } from './view-payloads';
import type { View, Views } from './views';
import { type Call, startWebApi } from './web-api';
import { type Message, type Shown, Workspace } from './workspace';

/** Far more rounds of the event loop than a delivery takes from its acknowledgement to the post of its answer. */
const QUIET_ROUNDS = 500;

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
  /** What the bot token was given; at first what the app's manifest asks for. */
  scopes: readonly string[];
  fault(fault: Fault): void;
  /** A fresh response_url for somebody in a channel; `ts`: of the message that they tapped. */
  responseUrl(channel?: string, user?: string, ts?: string): string;
  /** Timestamps of the messages that were taken away again. */
  readonly removed: readonly string[];
  /** The prompts and statuses that the agent view was told to show, in order. */
  readonly agentView: readonly Shown[];
  /** The modals and Homes that are shown. */
  readonly views: Views;
  /** Waits for a modal, or for another one than `before`, and tells of the top one; fails after `withinMs`. */
  modal(before?: View, withinMs?: number): Promise<View>;
  /** Somebody sends the form of a modal; gives the errors that are then shown in it. */
  submit(line: Line, view: View, typed: Typed): Promise<Json>;
  /** Waits for `count` messages in all; fails after `withinMs`. */
  said(count: number, withinMs?: number): Promise<readonly Message[]>;
  /** Waits until something holds; fails after five seconds. */
  until(holds: () => boolean): Promise<void>;
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
  const api = await startWebApi({
    workspace,
    faults,
    ...tokens,
    socketAddress: socket.address,
    scopes: () => peer.scopes,
  });
  const signingSecret = 'peer-signing-secret';
  const { messages } = workspace;

  const peer: SlackPeer = {
    settings: { ...tokens, signingSecret, apiUrl: `${api.address}/api/` },
    messages,
    calls: api.calls,
    eventsUrl: '',
    scopes: ourManifest().oauth_config.scopes.bot ?? [],
    http: httpLine(() => peer.eventsUrl, signingSecret),
    socket,
    fault: (fault) => faults.add(fault),
    removed: workspace.removed,
    agentView: workspace.agentView,
    responseUrl: (channel = IDS.channel, user = IDS.asker, ts) => {
      const id = freshId('R');
      workspace.giveAddress(id, channel, user, ts);
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
    until: async (holds) => {
      for (const deadline = Date.now() + 5_000; !holds(); await wait(5)) {
        if (Date.now() > deadline) throw new Error('waited in vain');
      }
    },
    views: workspace.views,
    modal: async (before, withinMs = 5_000) => {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const top = workspace.views.stack.at(-1);
        if (top && top.hash !== before?.hash) return top;
        if (Date.now() > deadline) throw new Error('no such modal was shown');
        await wait(5);
      }
    },
    submit: async (line, view, typed) => {
      const { acknowledged, body } = await line.deliver(viewSubmission(view, typed));
      if (!acknowledged) throw new Error('the form got no acknowledgement');
      return workspace.views.settle(view, body);
    },
    quiet: async () => {
      // The bot runs in this process: what it is about to say it says within some rounds of the event loop, however busy the machine is.
      for (let before = -1; before !== messages.length + api.calls.length; await wait(5)) {
        before = messages.length + api.calls.length;
        for (let rounds = 0; rounds < QUIET_ROUNDS; rounds++) await nextRound();
      }
      return messages;
    },
    reset: () => {
      messages.length = 0;
      workspace.views.reset();
      workspace.removed.length = 0;
      workspace.agentView.length = 0;
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

/** The button of a message with this action id; fails when there is none. */
export function buttonNamed(message: Message | undefined, actionId: string): Json {
  const button = buttonsOf(message).find(({ action_id }) => action_id === actionId);
  if (!button) throw new Error(`no button ${actionId}`);
  return button;
}

/** The buttons of a message, in order, as a tap sends them. */
export function buttonsOf(message: Message | undefined): Json[] {
  return (message?.blocks ?? []).flatMap(({ type, elements, block_id }) =>
    type === 'actions' && Array.isArray(elements)
      ? elements.map((element) => (block_id ? { ...element, block_id } : element))
      : [],
  );
}
