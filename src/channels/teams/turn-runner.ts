import type { Logger } from 'pino';
import { withoutWords } from '../../error-without-words';
import { SignpostError } from '../../errors';
import { HttpProblem } from '../../http-problem';
import { watched } from '../../metrics/watch';
import { withinTime } from '../../store/patience';
import { askStore } from '../ask-store';
import { ConnectorError } from './connector-fetch';
import { deliverReply } from './deliver-reply';
import type { Conversation, Host } from './host';
import { type Room, referenceOf, rootOf, trouble } from './room';
import type { InvokeReply, Outbox, Reply, Turn } from './turn';

/** How long stop waits for turns under way, in milliseconds. */
const GRACE_MS = 5_000;
/**
 * The most turns under way with which a typing sign is still posted. Each of them owes a post, and Teams takes 50 posts a second of an app in a
 * tenant: where more wait, signs would keep answers back. (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit)
 */
const MOST_WITH_SIGNS = 25;

/** Runs turns and answers their requests. */
export interface TurnRunner {
  /**
   * Runs the turn of an activity, with the log of its request. Resolves with what that is answered with, as soon as it is known: an invoke
   * always gets a reply. Rejects with an HttpProblem when a message was not answered, so that Teams may send it again.
   */
  start(activity: object, turn: Turn, log: Logger): Promise<InvokeReply | undefined>;
  stop(): Promise<void>;
  /** False when the last message could not be posted, for a reason that holds for all. */
  posting(): boolean;
}

/** Puts the host and the listeners together. */
export function createTurnRunner(
  host: Host,
  shared: Omit<Room, 'log'>,
  listener: (room: Room, turn: Turn, outbox: Outbox) => Promise<void>,
): TurnRunner {
  const { knowledge, store, shown, watch } = shared;
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let posting = true;

  const post = async (conversation: Pick<Conversation, 'send'>, turn: Turn, reply: Reply): Promise<void> => {
    try {
      const id = await watched(watch, 'post', 'teams', () => conversation.send(reply));
      if (id && 'about' in reply && reply.about) shown.note(turn, id, reply.about);
      posting = true;
    } catch (error) {
      posting = error instanceof ConnectorError && !error.general;
      throw error;
    }
  };

  /** In the same thread, but as no reply to what its asker alone has seen. */
  const postOpenly = (turn: Turn, line: { readonly text: string }): Promise<void> =>
    host.resume({ ...referenceOf(turn), conversationId: turn.conversationId }, (conversation) =>
      post(conversation, turn, line),
    );

  const isInvoke = (turn: Turn) => 'expects' in turn;

  const forget = async (turn: Turn, log: Logger): Promise<void> => {
    // A thread that is gone says nothing of its channel.
    if (rootOf(turn) !== turn.conversationId) return;
    await askStore(log, 'teams', 'remove-reference', () => store.removeTeamsReference(turn.conversationId));
  };

  async function run(activity: object, turn: Turn, log: Logger, answer: (reply: InvokeReply) => void): Promise<void> {
    let canRespond = isInvoke(turn);
    const respond = (reply: InvokeReply) => {
      canRespond = false;
      answer(reply);
    };
    try {
      await host.run(activity, turn, (conversation) =>
        listener({ ...shared, log }, turn, {
          typing: async () => {
            if (underWay.size <= MOST_WITH_SIGNS) await conversation.typing();
          },
          send: (reply) =>
            deliverReply(reply, {
              post: (form) => post(conversation, turn, form),
              postOpenly: turn.onlyYou && ((line) => postOpenly(turn, line)),
              canRespond: () => canRespond,
              forget: () => forget(turn, log),
              knowledge,
              log,
            }),
          respond,
        }),
      );
    } catch (error) {
      logFailure(log, turn, error);
      if (!isInvoke(turn))
        throw new HttpProblem(500, 'not-answered', 'The activity could not be answered. Send it again.');
    }
    if (isInvoke(turn)) respond(trouble(shared));
  }

  return {
    async start(activity, turn, log) {
      if (stopped) throw new HttpProblem(503, 'stopping', 'Signpost is stopping. Send it again.');
      return new Promise((resolve, reject) => {
        const running = run(activity, turn, log, resolve)
          .then(() => resolve(undefined), reject)
          .finally(() => underWay.delete(running));
        underWay.add(running);
      });
    },
    async stop() {
      stopped = true;
      await withinTime(() => Promise.allSettled(underWay), GRACE_MS).catch(() => {});
    },
    posting: () => posting,
  };
}

/** Logs what an administrator needs and no more: an SDK's error can quote a message or a name. */
function logFailure(log: Logger, turn: Turn, error: unknown): void {
  const known = error instanceof SignpostError ? error : undefined;
  const what = known ? { error: known.code } : withoutWords(error);
  log.error(
    { channel: 'teams', turn: turn.kind, place: turn.place, ...what },
    known?.message ?? 'a turn in Teams failed',
  );
}
