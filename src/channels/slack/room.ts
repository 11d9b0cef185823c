import type { Question, Surface } from '../../question';
import { askAssistant } from '../ask-assistant';
import type { Deliveries } from '../deliveries';
import type { SlackDeps } from './channel';
import type { Poster } from './poster';
import { type Reply, replyOf, troubleReply } from './reply';
import { slackCode } from './slack-error';

/** What every listener is given. */
export interface Room extends SlackDeps {
  readonly deliveries: Deliveries;
  readonly poster: Poster;
}

/** The assistant's answer, ready for posting; should it fail against its promise, words that say so and the emergency numbers. */
export async function ask(room: Room, question: Question): Promise<Reply> {
  const answer = await askAssistant(room, question);
  return answer ? replyOf(answer) : troubleReply(room.knowledge());
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
