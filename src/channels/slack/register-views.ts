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
import type { Room } from './room';

/** Names who hears what of taps in the Home, of modals, and of the shortcuts that open them. */
export function registerViews(app: App, room: Room): void {
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.answer }, onMessageShortcut(room));
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.findNumber }, onFindNumber(room));
  app.action(VIEW_IDS.chooseNumber, onChooseNumber(room));
  app.action(VIEW_IDS.ask, onHomeSearch(room));
  app.action(VIEW_IDS.askNow, onHomeSearch(room));
  app.action(ANSWER_ACTIONS, onViewButton(room));
  app.action(VIEW_IDS.sendQuestion, onQuestionForm(room));
  app.view({ type: 'view_submission', callback_id: VIEW_IDS.ask }, onModalSearch(room));
  app.view({ type: 'view_submission', callback_id: VIEW_IDS.sendQuestion }, onSendQuestion(room));
}
