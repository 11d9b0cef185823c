import type { Answer } from '../../answering/answer';
import { MESSAGES } from '../../answering/messages';
import { renderAdaptiveCard } from '../../cards/adaptive-card';
import type { AdaptiveCard, CardAction, CardElement, ChoiceData } from '../../cards/adaptive-card-types';
import { formatChoice } from '../../question';
import type { CardReply, InvokeReply, Whereabouts } from './turn';

/**
 * Draws an answer for the place where it was asked. A note is for the asker alone, so it is left out wherever others read, and
 * wherever they would if Teams failed to keep an answer to the asker. The buttons of "did you mean" carry `inPlace`: the answer takes
 * their card's place, as every answer does to a card that its asker alone reads (docs/decisions/0003-teams-buttons.md, 0005-only-you.md).
 */
export function replyTo(answer: Answer, { place, onlyYou }: Pick<Whereabouts, 'place' | 'onlyYou'>): CardReply {
  const isPersonal = place === 'personal';
  const { card, summary } = renderAdaptiveCard(answer, isPersonal ? 'asker' : 'everyone', {
    fold: !isPersonal && !onlyYou,
    offerForm: answer.outcome === 'choices' || answer.outcome === 'unknown',
  });
  const offered = new Set(answer.choices.map(({ choice }) => formatChoice(choice, answer.version)));
  const drawn = withActions(card, (action) => {
    if (action.type !== 'Action.Execute') return action;
    const data: ChoiceData = { ...action.data };
    if (onlyYou) data.alone = true;
    if (onlyYou || offered.has(data.choice)) data.inPlace = true;
    return { ...action, data };
  });
  const topic = answer.sections.find((section) => section.topic)?.topic ?? 'none';
  return {
    card: drawn,
    summary,
    expectsInput: answer.outcome === 'choices',
    ...(answer.limited ? {} : { about: { topic, version: answer.version } }),
  };
}

/** An answer in a dialog, which its asker alone reads. A dialog knows no Action.Execute: its buttons submit. */
export function dialogWith(answer: Answer): InvokeReply {
  const offerForm = answer.outcome === 'choices' || answer.outcome === 'unknown';
  const { card } = renderAdaptiveCard(answer, 'asker', { offerForm });
  const inDialog = withActions(card, (action) => {
    if (action.type === 'Action.Execute') return { type: 'Action.Submit', title: action.title, data: action.data };
    if (action.type === 'Action.Submit') return { ...action, data: { form: 'open' } };
    return action;
  });
  return { dialog: { title: MESSAGES['teams.answer-title'], card: inDialog } };
}

/** The emergency section of an answer to words that tell of danger: drawn, and as plain text with the closing line. */
export function emergencyPart(answer: Answer): { drawn: CardElement[]; text: string } {
  const sections = answer.sections.filter(({ kind }) => kind === 'emergency');
  const alone = { ...answer, sections, notes: [], choices: [], related: [], source: [] };
  const { body, fallbackText } = renderAdaptiveCard(alone, 'asker').card;
  return { drawn: body.slice(0, sections.length), text: fallbackText };
}

/** A card that a person puts into a message of their own: for everyone who reads it, without buttons that would ask the bot there. */
export function cardToInsert(answer: Answer): { card: AdaptiveCard; summary: string } {
  return renderAdaptiveCard({ ...answer, choices: [], related: [] }, 'everyone', { fold: true });
}

/** The same card with each of its actions changed. */
function withActions(card: AdaptiveCard, change: (action: CardAction) => CardAction): AdaptiveCard {
  const walk = (element: CardElement): CardElement => {
    switch (element.type) {
      case 'ActionSet':
        return { ...element, actions: element.actions.map(change) };
      case 'Container':
        return { ...element, items: element.items.map(walk) };
      default:
        return element;
    }
  };
  return { ...card, body: card.body.map(walk) };
}
