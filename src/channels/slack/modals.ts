import type { BlockAction, GlobalShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Answer } from '../../answering/answer';
import { emergencyLine } from '../../answering/emergency-line';
import { renderAnswerModal, renderTroubleModal } from '../../cards/slack-answer-modal';
import type { Question, Surface } from '../../question';
import { askAssistant } from '../ask-assistant';
import type { Card } from './poster';
import { replyOf, troubleReply } from './reply';
import type { Room } from './room';
import { firstThatWorks, type Way } from './ways';

/** Whom a modal is for, the trigger that opens it, and the modal in which it was made, if any. */
export interface Opener {
  readonly user: string;
  readonly trigger: string;
  readonly modal?: string;
}

/** Who tapped, or chose a shortcut, and where. */
export function openerOf(body: BlockAction | GlobalShortcut): Opener {
  const view = 'view' in body ? body.view : undefined;
  return { user: body.user.id, trigger: body.trigger_id, ...(view?.type === 'modal' ? { modal: view.id } : {}) };
}

/**
 * Shows a modal: newly, or on top of the one in which the trigger was made, or, `inPlace`, instead of that one. Where Slack takes none, as
 * after three seconds, sends `card` as a direct message. Rejects when no way works.
 */
export async function showModal(
  room: Room,
  surface: Surface,
  { user, trigger, modal }: Opener,
  view: ModalView,
  card: () => Card | Promise<Card>,
  inPlace = false,
): Promise<void> {
  const { poster, views } = room;
  const ways: Way[] = [];
  if (!modal) ways.push({ name: 'open', send: () => views.open(trigger, view) });
  if (modal && !inPlace) ways.push({ name: 'push', send: () => views.push(trigger, view) });
  // Also where the stack of modals is full.
  if (modal) ways.push({ name: 'update', send: () => views.update(modal, view) });
  ways.push({ name: 'direct', send: async () => poster.toDirect(user, await card()) });
  await firstThatWorks(room, surface, ways);
}

/** An answer as a modal, and as the card to send where no modal can be shown. */
export interface Drawn {
  readonly view: ModalView;
  readonly card: () => Card;
  /** Absent where the assistant failed. */
  readonly answer?: Answer;
}

/** Asks and draws; should the assistant fail, words that say so and the emergency numbers. `words`: what stays in the box under the answer. Never rejects. */
export async function askForModal(room: Room, question: Question, words?: string): Promise<Drawn> {
  const answer = await askAssistant(room, question);
  if (answer) return { answer, view: renderAnswerModal(answer, words), card: () => replyOf(answer).forAsker() };
  return {
    view: renderTroubleModal(emergencyLine(room.knowledge()), words),
    card: troubleReply(room.knowledge()).forAsker,
  };
}
