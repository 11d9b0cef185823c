import type { Fault } from '../peers/slack/faults';
import { freshTs, IDS } from '../peers/slack/ids';
import type { Delivery } from '../peers/slack/line';
import { command, directMessage, mention, message } from '../peers/slack/payloads';

/** One thing that Slack sends at its time. */
export interface Planned {
  /** Milliseconds from the start. */
  readonly at: number;
  readonly delivery: Delivery;
  /** Where its answer is looked for; absent: there must be none. */
  readonly key?: string;
  /** What Slack does to its answer. */
  readonly fault?: Fault;
}

export interface TrafficOptions {
  readonly events: number;
  readonly perSecond: number;
  readonly questions: readonly string[];
  /** A response_url that leads to a channel of that name. */
  readonly responseUrl: (channel: string) => string;
  readonly seed?: number;
}

/** What in a hundred events is none of a person's new questions, or goes wrong. */
const DUPLICATES = 0.1;
const OUT_OF_ORDER = 0.05;
const NOISE = 0.05;
const FAULTS = 0.02;
/** Nobody asks so much that a limit is reached. */
const ASKERS = 600;

/**
 * Events as they come on a busy day: mentions, direct messages and commands at random moments (a Poisson process), some of them twice, some
 * late in their thread, other bots and edits between them, and now and then a fault in Slack. The same seed gives the same traffic.
 */
export function planTraffic({ events, perSecond, questions, responseUrl, seed = 1 }: TrafficOptions): Planned[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const planned: Planned[] = [];
  let at = 0;
  let count = 0;

  function question(): Planned {
    count += 1;
    const user = `U${String(count % ASKERS).padStart(9, '0')}`;
    const text = pick(questions);
    const ts = freshTs();
    const kind = random();
    // A fault strikes the answer, by the thread that it is posted in.
    const fault =
      kind < 0.8 && random() < FAULTS / 0.8 ? { fault: { ...pick(TROUBLES), holding: `"thread_ts":"${ts}"` } } : {};
    if (kind < 0.45) return { at, key: ts, delivery: mention({ text, user, ts }), ...fault };
    if (kind < 0.8)
      return { at, key: ts, delivery: directMessage({ text, user, ts, channel: user.replace('U', 'D') }), ...fault };
    const channel = `C${ts}`;
    return { at, key: channel, delivery: command(text, responseUrl(channel), { user_id: user, channel_id: channel }) };
  }

  while (planned.length < events) {
    at += (-Math.log(1 - random()) * 1_000) / perSecond;
    const kind = random();
    if (kind < NOISE) {
      planned.push({ at, delivery: pick(NOISES)() });
    } else if (kind < NOISE + OUT_OF_ORDER) {
      // Two messages of one thread, the later one first.
      const [first, second] = [question(), question()];
      planned.push({ ...second, at }, { ...first, at: at + 5 });
    } else if (kind < NOISE + OUT_OF_ORDER + DUPLICATES) {
      const asked = question();
      planned.push(asked, {
        at: at + random() * 300,
        delivery: asked.delivery,
        ...(asked.key ? { key: asked.key } : {}),
      });
    } else {
      planned.push(question());
    }
  }
  return planned.slice(0, events).sort((a, b) => a.at - b.at);
}

/** What Slack does wrong; each passes. */
const TROUBLES: readonly Omit<Fault, 'holding'>[] = [
  { method: 'chat.postMessage', status: 503 },
  { method: 'chat.postMessage', error: 'internal_error' },
  { method: 'chat.postMessage', cut: true },
  { method: 'chat.postMessage', retryAfter: 1 },
];

/** What nobody asked us. */
const NOISES: readonly (() => Delivery)[] = [
  () => message({ text: 'wishaw', more: { subtype: 'bot_message', bot_id: IDS.otherBot } }),
  () => mention({ text: 'wishaw', more: { bot_id: IDS.otherBot } }),
  () => directMessage({ text: 'wishaw', user: IDS.botUser }),
  () => directMessage({ more: { subtype: 'message_changed', hidden: true, message: { text: 'wishaw' } } }),
  () => directMessage({ more: { subtype: 'message_deleted', hidden: true, deleted_ts: '1.1' } }),
  () => message({ text: 'shall we meet at ten?' }),
];

/** Numbers from 0 to 1 that look random (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
