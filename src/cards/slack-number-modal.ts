import type { KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import { type Answer, type LabelledChoice, plain } from '../answering/answer';
import { MESSAGES, type MessageId } from '../answering/messages';
import type { Overview } from '../answering/overview';
import { type Choice, formatChoice } from '../question';
import { cardLimits } from './card-limits';
import { VIEW_IDS } from './slack-view-ids';
import { drawAnswer, drawSections, footer, modal, plainText } from './slack-view-parts';

/**
 * Draws "Find a number": a select of localities and services, and under it what was chosen. Before anything is chosen, whom to call now.
 * Pure.
 */
export function renderNumberModal(overview: Overview, chosen?: { choice: Choice; answer: Answer }): ModalView {
  const groups = [
    ...groupsOf('number.localities', overview.localities, overview.version),
    ...groupsOf('number.services', [...overview.services, overview.allNumbers], overview.version),
  ];
  const value = chosen && formatChoice(chosen.choice, overview.version);
  const initial = groups.flatMap(({ options }) => options).find((option) => option.value === value);
  const select: StaticSelect = {
    type: 'static_select',
    action_id: VIEW_IDS.chooseNumber,
    placeholder: plainText(MESSAGES['number.choose']),
    option_groups: groups,
    ...(initial ? { initial_option: initial } : {}),
  };
  const blocks: KnownBlock[] = [
    { type: 'section', text: plainText(MESSAGES['number.lead']) },
    { type: 'actions', block_id: VIEW_IDS.chooseNumber, elements: [select] },
    { type: 'divider' },
    ...(chosen ? drawAnswer(chosen.answer) : [...drawSections([overview.emergency]), ...footer(...overview.source)]),
  ];
  return modal('number.title', blocks);
}

/** Options under one heading; more than Slack takes in a group go under the same heading again. */
function groupsOf(
  heading: MessageId,
  numbers: readonly LabelledChoice[],
  version: string,
): NonNullable<StaticSelect['option_groups']> {
  const options: PlainTextOption[] = numbers.map(({ choice, label }) => ({
    text: plainText(plain(label)),
    value: formatChoice(choice, version),
  }));
  const groups: NonNullable<StaticSelect['option_groups']> = [];
  for (let start = 0; start < options.length; start += cardLimits.slack.options) {
    groups.push({
      label: plainText(MESSAGES[heading]),
      options: options.slice(start, start + cardLimits.slack.options),
    });
  }
  return groups;
}
