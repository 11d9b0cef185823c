import type { Answer, Section } from '../../../answering/answer';
import { ours } from '../../../answering/messages';
import { withoutWords } from '../../../error-without-words';
import { withinTime } from '../../../store/patience';
import { LONGEST_QUESTION, questionForm } from '../question-form';
import { dialogWith, emergencyPart } from '../replies';
import { answerAside, deliveryKey, type Room, trouble } from '../room';
import type { InvokeReply, Outbox, Turn } from '../turn';

/**
 * A question for the leaflet's owners, written into the form by its asker: kept once, or said not to be, with the words still in the form.
 * A child in danger in it: the emergency lines come first in what is said.
 */
export async function onFormSent(room: Room, turn: Turn & { kind: 'form-sent' }, outbox: Outbox): Promise<void> {
  const { text } = turn;
  if (text === '') return outbox.respond(questionForm('', 'form.empty'));
  if (text.length > LONGEST_QUESTION) return outbox.respond(questionForm(text, 'form.too-long'));
  const answer = await answerAside(room, turn, { text, surface: 'shortcut' });
  if (answer?.limited) return outbox.respond(questionForm(text, 'limited.text'));
  const { version } = room.knowledge();
  try {
    await room.deliveries.once(room.log, deliveryKey(turn), () =>
      withinTime(() => room.store.sendQuestion({ text, channel: 'teams', version }), room.patience.keepMs),
    );
  } catch (error) {
    room.log.error(
      { channel: 'teams', ...withoutWords(error) },
      'a question for the owners could not be kept; its asker was told so',
    );
    return outbox.respond(questionForm(text, 'form.failed', answer && emergencyPart(answer)));
  }
  outbox.respond(answer ? confirmed(answer) : trouble(room));
}

/** The emergency section, where there is one, and that it was sent. */
function confirmed(answer: Answer): InvokeReply {
  const sent: Section = {
    kind: 'message',
    title: [ours('form.sent-title')],
    blocks: [{ kind: 'paragraph', text: [ours('form.sent')] }],
  };
  const emergency = answer.sections.filter(({ kind }) => kind === 'emergency');
  return dialogWith({
    ...answer,
    outcome: 'help',
    sections: [...emergency, sent],
    notes: [],
    choices: [],
    related: [],
  });
}
