import { randomUUID } from 'node:crypto';
import { type Answer, plain } from '../../answering/answer';
import { type EmergencyNumbers, emergencyLine, troubleText } from '../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../answering/messages';
import { drawClosing } from '../../cards/adaptive-card';
import type { CardElement, Container, TextBlock } from '../../cards/adaptive-card-types';
import { LONGEST_SENT } from '../../question';
import { emergencyPart } from './replies';
import type { InvokeReply } from './turn';

/** The names under which the form sends its words, and whether its box is ticked. */
export const FORM_FIELDS = { words: 'question', confirm: 'confirm' } as const;

/** A form that is shown again, because what was in it was not kept. */
interface FormAgain {
  /** The form's id: the same words of one form are kept once. */
  readonly id: string;
  /** As they were sent. */
  readonly words: string;
  readonly isConfirmed: boolean;
  /** Why they were not kept. */
  readonly problem: MessageId;
  /** The answer to words that tell of a child in danger: its emergency section stands first. */
  readonly danger: Answer | undefined;
}

/**
 * The form in which a question is sent to the leaflet's owners: what to leave out, what is kept, a box for the words, and one to tick where they
 * hold no details of a child. Shown `again` it says why, above, and has what was in it. It ends with the emergency line.
 */
export function questionForm(knowledge: EmergencyNumbers, again?: FormAgain): InvokeReply {
  const { id = randomUUID(), words = '', isConfirmed = false, problem, danger } = again ?? {};
  const form: CardElement[] = [
    ...(problem ? [warning(problem)] : []),
    line('form.reminder'),
    line('form.kept'),
    {
      type: 'Input.Text',
      id: FORM_FIELDS.words,
      label: MESSAGES['form.label'],
      isMultiline: true,
      isRequired: true,
      errorMessage: MESSAGES['form.empty'],
      maxLength: LONGEST_SENT,
      ...(words === '' ? {} : { value: words }),
    },
    {
      type: 'Input.Toggle',
      id: FORM_FIELDS.confirm,
      label: MESSAGES['form.check'],
      title: MESSAGES['form.confirm'],
      wrap: true,
      ...(isConfirmed ? { value: 'true' } : {}),
    },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Submit', title: MESSAGES['form.send'], data: { form: 'send', formId: id } }],
    },
  ];
  return formDialog(knowledge, form, problem ?? 'form.reminder', danger);
}

/** What is said in the form's place when the question was kept; with `danger`, the answer to its words, the emergency section stands first. */
export function questionSent(knowledge: EmergencyNumbers, danger: Answer | undefined): InvokeReply {
  const title: TextBlock = { ...line('form.sent-title'), style: 'heading', size: 'large', weight: 'bolder' };
  return formDialog(knowledge, [title, line('form.sent'), line('form.kept')], 'form.sent-title', danger);
}

/** A dialog between the emergency section, where there is danger, and the emergency line. `says`: its words for a client that cannot draw it. */
function formDialog(
  knowledge: EmergencyNumbers,
  body: readonly CardElement[],
  says: MessageId,
  danger: Answer | undefined,
): InvokeReply {
  const emergency = danger && emergencyPart(danger);
  const title = MESSAGES['form.title'];
  return {
    dialog: {
      title,
      card: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        fallbackText: emergency ? `${emergency.text}\n\n${MESSAGES[says]}` : troubleText(knowledge, says),
        speak: title,
        body: [...(emergency?.drawn ?? []), ...body, drawClosing(plain(emergencyLine(knowledge)))],
        msteams: { width: 'Full' },
      },
    },
  };
}

function line(id: MessageId): TextBlock {
  return { type: 'TextBlock', text: MESSAGES[id], wrap: true };
}

function warning(id: MessageId): Container {
  return { type: 'Container', style: 'warning', items: [line(id)] };
}
