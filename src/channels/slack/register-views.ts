import type { App } from '@slack/bolt';
import { VIEW_IDS } from '../../cards/slack-view-ids';
import { ANSWER_ACTIONS } from './action-ids';
import { SHORTCUTS } from './contract';
import { onChooseNumber } from './listeners/choose-number';
import { onFindNumber } from './listeners/find-number';
import { onHomeSearch } from './listeners/home-search';
import { onMessageShortcut } from './listeners/message-shortcut';
import { onModalSearch } from './listeners/modal-search';
import { onQuestionForm } from './listeners/question-form';
import { onSendQuestion } from './listeners/send-question';
import { onViewButton } from './listeners/view-button';
import type { Hear } from './room';

/** Names who hears what of taps in the Home, of modals, and of the shortcuts that open them. */
export function registerViews(app: App, hear: Hear): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.answer }, hear(onMessageShortcut));
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.findNumber }, hear(onFindNumber));
  app.action(VIEW_IDS.chooseNumber, hear(onChooseNumber));
  app.action(VIEW_IDS.ask, hear(onHomeSearch));
  app.action(VIEW_IDS.askNow, hear(onHomeSearch));
  app.action(ANSWER_ACTIONS, hear(onViewButton));
  app.action(VIEW_IDS.sendQuestion, hear(onQuestionForm));
  app.view({ type: 'view_submission', callback_id: VIEW_IDS.ask }, hear(onModalSearch));
  app.view({ type: 'view_submission', callback_id: VIEW_IDS.sendQuestion }, hear(onSendQuestion));
}
