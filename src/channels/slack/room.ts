import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '@slack/bolt';
import type { Question, Surface } from '../../question';
import { askAssistant } from '../ask-assistant';
import type { Deliveries } from '../deliveries';
import type { Queues } from '../in-order';
import type { LoopTurns } from '../loop-turns';
import type { AgentView } from './agent-view';
import type { SlackDeps } from './channel';
import type { OurThreads } from './our-threads';
import type { Poster } from './poster';
import { type Reply, replyOf, troubleReply } from './reply';
import type { SlackSettings } from './settings';
import { isPassing, logged, ToldError } from './slack-error';
import type { Views } from './views';

/** What every listener is given: `log` and `poster` are those of its request, all else is one for all. */
export interface Room extends SlackDeps {
  readonly deliveries: Deliveries;
  readonly poster: Poster;
  readonly views: Views;
  readonly agentView: AgentView;
  readonly ourThreads: OurThreads;
  /** What is answered in one conversation is answered in the order in which it came. */
  readonly queues: Queues;
  /** Acknowledgements come before answers: a question is read when nothing else is coming in. */
  readonly turns: LoopTurns;
  readonly channelAnswers: SlackSettings['channelAnswers'];
  /** Ends when the channel stops. */
  readonly stopping: AbortSignal;
}

/** Makes of a listener one that Bolt calls: it is given the room of the request that came with `context`. */
export type Hear = <Args extends { readonly context: Context }>(
  listener: (room: Room, args: Args) => Promise<void>,
) => (args: Args) => Promise<void>;

/** The assistant's answer, ready for posting; should it fail against its promise, words that say so and the emergency numbers. */
export async function ask(room: Room, question: Question): Promise<Reply> {
  await room.turns.next();
  const answer = await askAssistant(room, question);
  return answer ? replyOf(answer) : troubleReply(room.knowledge());
}

/** Slack has its acknowledgement and won't come again: so we try again ourselves, for about five minutes. */
const AGAIN_AFTER_MS = [2_000, 15_000, 60_000, 240_000];

/**
 * Does the work of one delivery once; again, later, when what stood in its way may pass. When nothing could be posted, says so in the
 * log; the claim is given up by then, so a retry of Slack's is answered. Never rejects: Bolt would have nobody to tell.
 * `queue`: the conversation in which it waits for what came before it.
 */
export async function onceEach(
  room: Room,
  surface: Surface,
  key: string,
  work: () => Promise<void>,
  queue?: string,
): Promise<void> {
  // Taken at once: a slow claim must not change the order.
  const turn = queue === undefined ? undefined : room.queues.take(queue);
  for (const pause of [...AGAIN_AFTER_MS, undefined]) {
    try {
      await room.deliveries.once(room.log, key, async () => {
        await turn?.comes;
        await work();
      });
      return;
    } catch (error) {
      const about = { channel: 'slack', surface, ...logged(error) };
      if (error instanceof ToldError)
        return room.log.warn(about, 'what was asked for in Slack failed, and the asker was told');
      if (pause === undefined || !isPassing(error) || room.stopping.aborted) {
        room.log.error(about, 'a question in Slack got no reply');
        return;
      }
      room.log.warn({ ...about, againInMs: pause }, 'Slack took no reply; it is tried again later');
    } finally {
      // Whoever comes next in the conversation waits for no second try.
      turn?.over();
    }
    // Ended by a stop: then it is tried once more at once.
    await wait(pause, undefined, { ref: false, signal: room.stopping }).catch(() => {});
  }
}
