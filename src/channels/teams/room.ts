import type { Logger } from 'pino';
import type { Answer } from '../../answering/answer';
import type { Assistant } from '../../answering/assistant';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Choice, Question, Surface } from '../../question';
import type { Store } from '../../store/store';
import type { Deliveries } from './deliveries';
import { replyTo, troubleText } from './replies';
import type { Reply, Whereabouts } from './turn';

/** What the channel works with. */
export interface TeamsDeps {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly knowledge: () => Knowledge;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What every listener is given. */
export interface Room extends TeamsDeps {
  readonly deliveries: Deliveries;
}

/** What was asked, and on which surface. */
export type Asked = { readonly surface: Surface } & ({ readonly text: string } | { readonly choice: Choice });

/** The answer, drawn for the place where it was asked; should the assistant fail against its promise, words that say so. */
export async function ask(room: Room, where: Whereabouts, asked: Asked): Promise<Reply> {
  const question: Question = {
    ...asked,
    channel: 'teams',
    thread: `teams:${where.tenantId}:${where.conversationId}`,
    isPrivate: where.place === 'personal',
  };
  const started = room.clock();
  let answer: Answer;
  try {
    answer = await room.assistant.answer(question);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    room.log.error({ channel: 'teams', surface: asked.surface, error: name }, 'the assistant failed to answer');
    return { text: troubleText(room.knowledge()) };
  }
  const { outcome, urgent } = answer;
  const ms = room.clock() - started;
  room.log.info({ channel: 'teams', surface: asked.surface, place: where.place, outcome, urgent, ms }, 'answered');
  return replyTo(answer, where.place);
}

/** The key under which an activity is handled once; undefined where Teams gave the activity no id. */
export function deliveryKey(where: Whereabouts): string | undefined {
  if (!where.activityId) return undefined;
  return `teams:${where.tenantId}:${where.conversationId}:${where.activityId}`;
}
