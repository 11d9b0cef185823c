import type { Question, Surface } from '../../question';
import type { SlackDeps } from './channel';
import type { Deliveries } from './deliveries';
import type { Poster } from './poster';
import { type Reply, replyOf, troubleReply } from './reply';
import { slackCode } from './slack-error';

/** What every listener is given. */
export interface Room extends Pick<SlackDeps, 'assistant' | 'knowledge' | 'log'> {
  readonly deliveries: Deliveries;
  readonly poster: Poster;
}

/** The assistant's answer, ready for posting; should it fail against its promise, words that say so and the emergency numbers. */
export async function ask(room: Room, question: Question): Promise<Reply> {
  try {
    return replyOf(await room.assistant.answer(question));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    room.log.error({ channel: 'slack', surface: question.surface, error: name }, 'the assistant failed to answer');
    return troubleReply(room.knowledge());
  }
}

/**
 * Does the work of one delivery once. When nothing could be posted, says so in the log; the claim is given up by then,
 * so a retry of Slack's is answered. Never rejects: Bolt would have nobody to tell.
 */
export async function onceEach(room: Room, surface: Surface, key: string, work: () => Promise<void>): Promise<void> {
  try {
    await room.deliveries.once(key, work);
  } catch (error) {
    room.log.error({ channel: 'slack', surface, code: slackCode(error) }, 'a question in Slack got no reply');
  }
}
