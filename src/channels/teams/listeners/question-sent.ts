import { randomUUID } from 'node:crypto';
import type { MessageId } from '../../../answering/messages';
import { withoutWords } from '../../../error-without-words';
import { withinTime } from '../../../store/patience';
import type { SentQuestion } from '../../../store/store';
import { readOwnerQuestion } from '../../owner-question';
import { questionForm, questionSent } from '../question-form';
import { deliveryKey, type Room } from '../room';
import type { Outbox, Turn } from '../turn';

type FormSent = Turn & { kind: 'form-sent' };

/**
 * A question for the leaflet's owners, written into the form by its asker: kept once, or said not to be, with the words still in the form. What
 * looks like details of a person is kept once it is confirmed to be none. A child in danger in it: the emergency lines come first in what is said.
 */
export async function onFormSent(room: Room, turn: FormSent, outbox: Outbox): Promise<void> {
  const { text, isConfirmed, form = randomUUID(), who } = turn;
  const { danger, problem: held } = await readOwnerQuestion(room, {
    text,
    isConfirmed,
    channel: 'teams',
    surface: 'shortcut',
    who,
  });
  const question = { text, channel: 'teams', version: room.knowledge().version, form };
  const problem = held ?? (await kept(room, turn, question));
  outbox.respond(
    problem
      ? questionForm(room.knowledge(), { id: form, words: text, isConfirmed, problem, danger })
      : questionSent(room.knowledge(), danger),
  );
}

/** Keeps it once for each sending; tells what stood in the way. */
async function kept(room: Room, turn: FormSent, question: SentQuestion): Promise<MessageId | undefined> {
  try {
    await room.deliveries.once(room.log, deliveryKey(turn), () =>
      withinTime(() => room.store.sendQuestion(question), room.patience.keepMs),
    );
    return undefined;
  } catch (error) {
    room.log.error(
      { channel: 'teams', ...withoutWords(error) },
      'a question for the owners could not be kept; its asker was told so',
    );
    return 'form.failed';
  }
}
