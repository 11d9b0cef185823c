import { setTimeout as wait } from 'node:timers/promises';
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { createCaseDetails } from '../../../answering/case-details';
import { emergencyLine } from '../../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../../answering/messages';
import { renderQuestionForm, renderQuestionSent } from '../../../cards/slack-question-form';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { askedAlone } from '../asked-alone';
import { overhear } from '../overhear';
import { triggerKey } from '../place';
import type { Room } from '../room';
import { typedIn } from '../typed';

/** Slack waits three seconds for what becomes of a form, by its own clock: however busy we are. */
const TELL_WITHIN_MS = 2_000;

/**
 * The form for the leaflet's owners was sent: its words are kept as they are, and the asker is told so in the form's place. Danger in them
 * brings the emergency lines first, whatever else becomes of the form; what looks like details of a person is sent once it is confirmed to
 * be none; what could not be kept stays in the form for another try.
 */
export async function onSendQuestion(
  room: Room,
  { view, body, ack, context }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const tooLate = wait(TELL_WITHIN_MS, false, { ref: false });
  const text = (typedIn(view, VIEW_IDS.question) ?? '').trim();
  const about = askedAlone(room, 'button', body.user.id, context.teamId);
  const { assistant, log, clock } = room;
  // Slack waits for what becomes of a form; questions that are acknowledged can wait longer.
  const heard = await overhear({ assistant, log, clock }, { text, ...about }, false);
  const danger = heard.kind === 'danger' ? heard.answer : undefined;
  const question = { text, channel: 'slack', version: room.knowledge().version };
  const key = triggerKey(context.teamId ?? '', body.trigger_id);
  const keep = () => room.keptOnce(view.id, text, () => room.store.sendQuestion(question));
  const problem = problemWith(room, text, view) ?? (await kept(room, key, keep, tooLate));
  const closing = emergencyLine(room.knowledge());
  if (!problem) return ack({ response_action: 'update', view: renderQuestionSent(closing, danger) });
  if (danger) {
    return ack({ response_action: 'update', view: renderQuestionForm(text, closing, { danger, problem }) });
  }
  return ack({ response_action: 'errors', errors: { [VIEW_IDS.question]: MESSAGES[problem] } });
}

function problemWith({ knowledge }: Room, text: string, view: ViewOutput): MessageId | undefined {
  if (text === '') return 'form.empty';
  const confirmed = view.state.values[VIEW_IDS.confirm]?.[VIEW_IDS.confirm]?.selected_options ?? [];
  return confirmed.length === 0 && createCaseDetails(knowledge())(text) ? 'form.details' : undefined;
}

/** Keeps it once for each sending; tells what stood in the way, as far as is known when it is `tooLate`. */
async function kept(
  { deliveries, log }: Room,
  key: string,
  keep: () => Promise<void>,
  tooLate: Promise<boolean>,
): Promise<MessageId | undefined> {
  const keeping = deliveries.once(log, key, keep).then(
    () => true,
    () => false,
  );
  if (await Promise.race([keeping, tooLate])) return undefined;
  log.error({ channel: 'slack' }, 'a question for the owners could not be kept');
  return 'form.failed';
}
