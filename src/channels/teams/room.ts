import type { Answer } from '../../answering/answer';
import { troubleText } from '../../answering/emergency-line';
import type { MessageId } from '../../answering/messages';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Choice, Question } from '../../question';
import type { TeamsReference } from '../../store/store';
import { askAssistant } from '../ask-assistant';
import type { ChannelDeps } from '../channel-deps';
import type { Deliveries, DeliveryMethod } from '../deliveries';
import { TEAMS_CHANNEL_ID } from './guard';
import type { Patience } from './patience';
import { replyTo } from './replies';
import type { ShownAnswers } from './shown-answers';
import type { Reply, Whereabouts } from './turn';

/** What the channel works with. */
export interface TeamsDeps
  extends ChannelDeps<
    DeliveryMethod | 'saveTeamsReference' | 'removeTeamsReference' | 'setAnnounce' | 'sendQuestion' | 'countFeedback'
  > {
  /** The knowledge in force. */
  readonly knowledge: () => Knowledge;
  /** What is waited for longer, or less, than is usual. */
  readonly patience?: Partial<Patience>;
}

/** What every listener is given. */
export interface Room extends TeamsDeps {
  readonly deliveries: Deliveries;
  readonly shown: ShownAnswers;
  readonly patience: Patience;
}

/** What was asked, and on which surface. */
export type Asked = Pick<Question, 'surface' | 'isDraft'> & ({ readonly text: string } | { readonly choice: Choice });

/**
 * The assistant's answer; undefined should it fail against its promise. What only its asker reads keeps and gets no context: the next
 * person to ask there must not be answered by it.
 */
function answerTo(room: Room, where: Whereabouts, asked: Asked): Promise<Answer | undefined> {
  const { tenantId, conversationId, place, onlyYou, who } = where;
  return askAssistant(room, {
    ...asked,
    channel: 'teams',
    ...(onlyYou ? {} : { thread: `teams:${tenantId}:${conversationId}` }),
    isPrivate: place === 'personal' || onlyYou === true,
    who,
  });
}

/** The answer to an invoke that no conversation is held with: seen by its asker alone, without context. */
export function answerAside(room: Room, { who }: Whereabouts, asked: Asked): Promise<Answer | undefined> {
  return askAssistant(room, { ...asked, channel: 'teams', isPrivate: true, who });
}

/** The answer, drawn for the place where it was asked, after `change`; should there be none, words that say so. */
export async function ask(
  room: Room,
  where: Whereabouts,
  asked: Asked,
  change: (answer: Answer) => Answer = (answer) => answer,
): Promise<Reply> {
  const answer = await answerTo(room, where, asked);
  return answer ? replyTo(change(answer), where) : trouble(room);
}

/** What is said when there is no answer: one of our messages, with the emergency numbers. */
export function trouble(room: Pick<Room, 'knowledge'>, id?: MessageId): { text: string } {
  return { text: troubleText(room.knowledge(), id) };
}

/** A channel's conversation without the thread; any other as it is. */
export function rootOf({ conversationId }: Whereabouts): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

/** What is kept of where a conversation is: nothing of a person. */
export function referenceOf(where: Whereabouts): TeamsReference {
  const { tenantId, serviceUrl } = where;
  return { conversationId: rootOf(where), serviceUrl, tenantId, channelId: TEAMS_CHANNEL_ID };
}

/** The key under which an activity is handled once; undefined where Teams gave the activity no id. */
export function deliveryKey(where: Whereabouts): string | undefined {
  if (!where.activityId) return undefined;
  return `teams:${where.tenantId}:${where.conversationId}:${where.activityId}`;
}
