import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { createCaseDetails } from '../../../answering/case-details';
import { emergencyLine } from '../../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../../answering/messages';
import { renderQuestionForm, renderQuestionSent } from '../../../cards/slack-question-form';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { withinTime } from '../../../store/patience';
import { askedAlone } from '../asked-alone';
import { overhear } from '../overhear';
import { triggerKey } from '../place';
import type { Room } from '../room';
import { typedIn } from '../typed';

/** Slack waits three seconds for what becomes of a form. */
const KEEP_WITHIN_MS = 2_000;

/**
 * The form for the leaflet's owners was sent: its words are kept as they are, and the asker is told so in the form's place. Danger in them
 * brings the emergency lines first, whatever else becomes of the form; what looks like details of a person is sent once it is confirmed to
 * be none; what could not be kept stays in the form for another try.
 */
export function onSendQuestion(room: Room) {
  return async ({ view, body, ack, context }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs) => {
    const text = (typedIn(view, VIEW_IDS.question) ?? '').trim();
    const about = askedAlone(room, 'button', body.user.id, context.teamId);
    const heard = await overhear(room, { text, ...about }, false);
    const danger = heard.kind === 'danger' ? heard.answer : undefined;
    const key = triggerKey(context.teamId ?? '', body.trigger_id);
    const problem = problemWith(room, text, view) ?? (await keep(room, text, key));
    const closing = emergencyLine(room.knowledge());
    if (!problem) return ack({ response_action: 'update', view: renderQuestionSent(closing, danger) });
    if (danger) {
      return ack({ response_action: 'update', view: renderQuestionForm(text, closing, { danger, problem }) });
    }
    return ack({ response_action: 'errors', errors: { [VIEW_IDS.question]: MESSAGES[problem] } });
  };
}

function problemWith({ knowledge }: Room, text: string, view: ViewOutput): MessageId | undefined {
  if (text === '') return 'form.empty';
  const confirmed = view.state.values[VIEW_IDS.confirm]?.[VIEW_IDS.confirm]?.selected_options ?? [];
  return confirmed.length === 0 && createCaseDetails(knowledge())(text) ? 'form.details' : undefined;
}

/** Once for each sending. */
async function keep(
  { store, deliveries, knowledge, log }: Room,
  text: string,
  key: string,
): Promise<MessageId | undefined> {
  const question = { text, channel: 'slack', version: knowledge().version };
  try {
    await deliveries.once(key, () => withinTime(() => store.sendQuestion(question), KEEP_WITHIN_MS));
    return undefined;
  } catch {
    log.error({ channel: 'slack' }, 'a question for the owners could not be kept');
    return 'form.failed';
  }
}
