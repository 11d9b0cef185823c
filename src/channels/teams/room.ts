import { troubleText } from '../../answering/emergency-line';
import type { Choice, Surface } from '../../question';
import { askAssistant } from '../ask-assistant';
import type { ChannelDeps } from '../channel-deps';
import type { Deliveries, DeliveryMethod } from '../deliveries';
import { replyTo } from './replies';
import type { Reply, Whereabouts } from './turn';

/** What the channel works with. */
export type TeamsDeps = ChannelDeps<
  DeliveryMethod | 'saveTeamsReference' | 'removeTeamsReference' | 'setAnnounce' | 'sendQuestion' | 'countFeedback'
>;

/** What every listener is given. */
export interface Room extends TeamsDeps {
  readonly deliveries: Deliveries;
}

/** What was asked, and on which surface. */
export type Asked = { readonly surface: Surface } & ({ readonly text: string } | { readonly choice: Choice });

/** The answer, drawn for the place where it was asked; should the assistant fail against its promise, words that say so. */
export async function ask(room: Room, where: Whereabouts, asked: Asked): Promise<Reply> {
  const answer = await askAssistant(room, {
    ...asked,
    channel: 'teams',
    thread: `teams:${where.tenantId}:${where.conversationId}`,
    isPrivate: where.place === 'personal',
  });
  return answer ? replyTo(answer, where.place) : { text: troubleText(room.knowledge()) };
}

/** The key under which an activity is handled once; undefined where Teams gave the activity no id. */
export function deliveryKey(where: Whereabouts): string | undefined {
  if (!where.activityId) return undefined;
  return `teams:${where.tenantId}:${where.conversationId}:${where.activityId}`;
}
