import { lintView } from '../../cards/view-lint';
import { freshId, IDS } from './ids';
import { type Json, parsed } from './json';

/** A view that somebody has before them, as Slack tells of it in a payload. */
export interface View {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly callback: string;
  readonly title: string;
  readonly blocks: readonly Json[];
  readonly metadata: string;
  /** All that was sent. */
  readonly args: Json;
}

/** A trigger is good for so long. */
export const TRIGGER_MS = 3_000;
/** Slack stacks no more modals. */
const MOST_STACKED = 3;

/** The modals and Homes that the bot has shown, and what Slack refuses of them (docs.slack.dev/reference/methods/views.open and its neighbours). */
export class Views {
  /** Open modals, the top one last: one person's. */
  readonly stack: View[] = [];
  /** Homes by the person. */
  readonly homes = new Map<string, View>();
  /** How many times a Home was published. */
  published = 0;
  private readonly spent = new Set<string>();

  open({ trigger_id, view }: Json): Json {
    return this.spend(trigger_id) ?? this.take(view, 'modal', (shown) => void this.stack.splice(0, Infinity, shown));
  }

  push({ trigger_id, view }: Json): Json {
    const refused = this.spend(trigger_id);
    if (refused) return refused;
    if (this.stack.length === 0) return refusal('not_found');
    if (this.stack.length >= MOST_STACKED) return refusal('push_limit_reached');
    return this.take(view, 'modal', (shown) => void this.stack.push(shown));
  }

  update({ view_id, view }: Json): Json {
    const at = this.stack.findIndex(({ id }) => id === view_id);
    if (at < 0) return refusal('not_found');
    return this.take(view, 'modal', (shown) => void this.stack.splice(at, 1, shown), String(view_id));
  }

  publish({ user_id, view }: Json): Json {
    if (user_id !== IDS.asker && user_id !== IDS.otherPerson) return refusal('user_not_found');
    this.published += 1;
    return this.take(view, 'home', (shown) => void this.homes.set(user_id, shown));
  }

  /** What a bot answers to a submitted form, done as Slack does it. Gives the errors shown in the form, if any. */
  settle(submitted: View, body: Json | undefined): Json {
    switch (body?.response_action) {
      case undefined:
        this.stack.pop();
        return {};
      case 'errors':
        return object(body.errors);
      case 'update': {
        const reply = this.update({ view_id: submitted.id, view: body.view });
        if (reply.ok !== true) throw new Error(`Slack refuses the view: ${JSON.stringify(reply)}`);
        return {};
      }
      default:
        throw new Error(`no such response_action: ${body?.response_action}`);
    }
  }

  reset(): void {
    this.stack.length = 0;
    this.homes.clear();
    this.published = 0;
  }

  private spend(trigger: unknown): Json | undefined {
    const id = String(trigger);
    const at = /^trigger\.(\d+)\./.exec(id)?.[1];
    if (!at) return refusal('invalid_trigger_id');
    if (this.spent.has(id)) return refusal('exchanged_trigger_id');
    if (Date.now() - Number(at) > TRIGGER_MS) return refusal('expired_trigger_id');
    this.spent.add(id);
    return undefined;
  }

  private take(sent: unknown, type: View['type'], show: (view: View) => void, id = freshId('V')): Json {
    const args = typeof sent === 'string' ? parsed(sent) : object(sent);
    const messages = lintView(args);
    if (args.type !== type) messages.push(`a ${String(args.type)} is no ${type}`);
    if (messages.length > 0) return { ...refusal('invalid_arguments'), response_metadata: { messages } };
    const { callback_id, private_metadata, title, blocks } = args;
    show({
      id,
      hash: freshId('hash.'),
      type,
      callback: String(callback_id ?? ''),
      title: String(object(title).text ?? ''),
      blocks: Array.isArray(blocks) ? blocks : [],
      metadata: String(private_metadata ?? ''),
      args,
    });
    return { ok: true, view: { id } };
  }
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function refusal(error: string): Json {
  return { ok: false, error };
}
