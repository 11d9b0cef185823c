import { MESSAGES, type MessageId } from '../../answering/messages';
import type { AdaptiveCard, CardElement, Container, TextBlock } from '../../cards/adaptive-card-types';
import type { InvokeReply } from './turn';

/** The most characters that the store keeps of a sent question. */
export const LONGEST_QUESTION = 2_000;

/** The name under which the form sends its words. */
export const FORM_FIELD = 'question';

/**
 * The form in which a question is sent to the leaflet's owners: what to leave out, what is kept, and a box for the words. `words` are put
 * into it again when they could not be kept, below `trouble`, which says why. `emergency` stands first.
 */
export function questionForm(words = '', trouble?: MessageId, emergency: readonly CardElement[] = []): InvokeReply {
  const body: CardElement[] = [
    ...emergency,
    ...(trouble ? [warning(trouble)] : []),
    line('form.reminder'),
    line('form.kept'),
    {
      type: 'Input.Text',
      id: FORM_FIELD,
      label: MESSAGES['form.label'],
      isMultiline: true,
      isRequired: true,
      errorMessage: MESSAGES['form.empty'],
      maxLength: LONGEST_QUESTION,
      ...(words === '' ? {} : { value: words }),
    },
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: MESSAGES['form.send'], data: { form: 'send' } }] },
  ];
  return { dialog: { title: MESSAGES['form.title'], card: plainCard(body, MESSAGES['form.title']) } };
}

function plainCard(body: CardElement[], speak: string): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: MESSAGES['form.reminder'],
    speak,
    body,
    msteams: { width: 'Full' },
  };
}

function line(id: MessageId): TextBlock {
  return { type: 'TextBlock', text: MESSAGES[id], wrap: true };
}

function warning(id: MessageId): Container {
  return { type: 'Container', style: 'warning', items: [line(id)] };
}
