import type { Answer } from '../../answering/answer';
import { renderAdaptiveCard } from '../../cards/adaptive-card';
import type { AdaptiveCard, CardElement } from '../../cards/adaptive-card-types';
import { formatChoice } from '../../question';
import type { Place, Reply } from './turn';

/**
 * Draws an answer for a place. A note is for the asker alone, so it is left out wherever others read. The buttons of "did you
 * mean" carry `inPlace`: the answer takes their card's place (docs/decisions/0003-teams-buttons.md).
 */
export function replyTo(answer: Answer, place: Place): Extract<Reply, { card: AdaptiveCard }> {
  const { card, summary } = renderAdaptiveCard(answer, place === 'personal' ? 'asker' : 'everyone');
  const offered = new Set(answer.choices.map(({ choice }) => formatChoice(choice, answer.version)));
  const body = answer.outcome === 'choices' ? card.body.map((element) => markInPlace(element, offered)) : card.body;
  return { card: { ...card, body }, summary, expectsInput: answer.outcome === 'choices' };
}

function markInPlace(element: CardElement, offered: ReadonlySet<string>): CardElement {
  if (element.type !== 'ActionSet') return element;
  const actions = element.actions.map((action) => {
    if (action.type !== 'Action.Execute' || !offered.has(action.data.choice)) return action;
    return { ...action, data: { ...action.data, inPlace: true } };
  });
  return { ...element, actions };
}
