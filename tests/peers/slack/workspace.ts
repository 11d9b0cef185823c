import { lintBlockKit } from '../../cards/block-kit-lint';
import { freshTs, IDS } from './ids';
import type { Json } from './json';
import { Views } from './views';

/** A message that reached the workspace. */
export interface Message {
  /** `post`: for everybody in the channel; `ephemeral`: for one; `response`: through a response_url, for the one it was given to. */
  readonly kind: 'post' | 'ephemeral' | 'response';
  readonly channel: string;
  readonly ts: string;
  readonly thread?: string;
  readonly user?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** All that was sent. */
  readonly args: Json;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
}

/** What the agent view was told to show: prompts above the message box, or a status in a thread. */
export interface Shown {
  readonly channel: string;
  readonly thread?: string;
  readonly prompts?: readonly Json[];
  readonly status?: string;
}

/** The channels and conversations that the bot is a member of, beside everybody's direct messages with it. */
const OURS: readonly string[] = [IDS.channel, IDS.privateChannel, IDS.groupDirect];

function isOurs(channel: string): boolean {
  return OURS.includes(channel) || channel.startsWith('D');
}

/** Where a response_url leads. */
export interface ResponseAddress {
  readonly channel: string;
  readonly user: string;
  /** The message that was tapped. */
  readonly ts?: string | undefined;
  uses: number;
}

/** The state behind the Web API: what was said, and who may say what where. */
export class Workspace {
  readonly messages: Message[] = [];
  readonly views = new Views();
  /** Timestamps of the messages that were taken away again. */
  readonly removed: string[] = [];
  readonly agentView: Shown[] = [];
  private readonly addresses = new Map<string, ResponseAddress>();

  /** chat.postMessage: the reply that Slack gives. A person's id in place of a channel leads to their direct messages. */
  postMessage(args: Json): Json {
    const to = String(args.channel ?? '');
    const channel = to === IDS.asker ? IDS.direct : to;
    if (channel === IDS.foreignChannel) return refusal('not_in_channel');
    if (!isOurs(channel)) return refusal('channel_not_found');
    return this.keep('post', channel, args);
  }

  /** chat.postEphemeral. */
  postEphemeral(args: Json): Json {
    const channel = String(args.channel ?? '');
    if (!isOurs(channel)) return refusal('channel_not_found');
    if (args.user !== IDS.asker && args.user !== IDS.otherPerson) return refusal('user_not_in_channel');
    return this.keep('ephemeral', channel, args);
  }

  /** Hands a response_url out: good for five posts. */
  giveAddress(id: string, channel: string, user: string, ts?: string): void {
    this.addresses.set(id, { channel, user, ts, uses: 0 });
  }

  /** assistant.threads.setSuggestedPrompts and assistant.threads.setStatus. */
  showInAgentView(args: Json): Json {
    const { channel_id: channel, thread_ts: thread, prompts, status } = args;
    if (typeof channel !== 'string' || !channel.startsWith('D')) return refusal('channel_not_found');
    if (Array.isArray(prompts)) {
      if (prompts.length > 4 || !prompts.every(({ title, message }) => title && message))
        return refusal('invalid_prompts');
      this.agentView.push({ channel, prompts, ...(typeof thread === 'string' ? { thread } : {}) });
    } else {
      if (typeof thread !== 'string') return refusal('invalid_thread_ts');
      this.agentView.push({ channel, thread, status: String(status) });
    }
    return { ok: true };
  }

  /** A post to a response_url. */
  respond(id: string, args: Json): Json {
    const address = this.addresses.get(id);
    if (!address) return refusal('expired_url');
    address.uses += 1;
    if (address.uses > 5) return refusal('used_url');
    if (args.delete_original === true) {
      if (address.ts) this.removed.push(address.ts);
      return { ok: true };
    }
    if (args.replace_original === true) {
      const original = this.messages.find(({ ts }) => ts === address.ts);
      if (!original) return refusal('message_not_found');
      this.removed.push(original.ts);
      const thread = original.thread ? { thread_ts: original.thread } : {};
      return this.keep(original.kind, address.channel, { ...args, ...thread, user: original.user });
    }
    if (args.response_type === 'in_channel') return this.keep('post', address.channel, args);
    return this.keep('response', address.channel, { ...args, user: address.user });
  }

  private keep(kind: Message['kind'], channel: string, args: Json): Json {
    const blocks = Array.isArray(args.blocks) ? args.blocks : [];
    if (!args.text && blocks.length === 0) return refusal('no_text');
    const refused = blocksRefusal(blocks);
    if (refused) return refusal(refused);
    const ts = freshTs();
    const { text, thread_ts: thread, user } = args;
    this.messages.push({
      kind,
      channel,
      ts,
      text: String(text ?? ''),
      blocks,
      args,
      at: Date.now(),
      ...(typeof thread === 'string' ? { thread } : {}),
      ...(typeof user === 'string' ? { user } : {}),
    });
    return kind === 'ephemeral' ? { ok: true, message_ts: ts } : { ok: true, channel, ts };
  }
}

function refusal(error: string): Json {
  return { ok: false, error };
}

/** Why Slack would not take a message's blocks, if so. */
function blocksRefusal(blocks: readonly unknown[]): 'invalid_blocks' | 'msg_blocks_too_long' | undefined {
  const problems = blocks.length === 0 ? [] : lintBlockKit(JSON.stringify(blocks));
  if (problems.length === 0) return undefined;
  return problems.every((problem) => problem.startsWith('all blocks')) ? 'msg_blocks_too_long' : 'invalid_blocks';
}
