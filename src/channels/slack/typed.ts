import type { BlockAction, ViewOutput } from '@slack/bolt';
import { VIEW_IDS } from '../../cards/slack-view-ids';

/** What stands in a box of a view, as its writer left it; an empty string where it is empty, undefined where there is no such box. */
export function typedIn(view: Pick<ViewOutput, 'state'> | undefined, box: string): string | undefined {
  const input = view?.state.values[box]?.[box];
  return input && (input.value ?? '');
}

/** The question that was sent from a box to ask in: by Enter, or by the button beside it. */
export function askedIn({ view, actions }: BlockAction): string {
  const [action] = actions;
  return (action?.type === 'plain_text_input' ? action.value : typedIn(view, VIEW_IDS.ask)) ?? '';
}
