import { setTimeout as wait } from 'node:timers/promises';
import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { emergencyLine } from '../../../answering/emergency-line';
import { MESSAGES, type MessageId } from '../../../answering/messages';
import { renderQuestionForm, renderQuestionSent } from '../../../cards/slack-question-form';
import { VIEW_IDS } from '../../../cards/slack-view-ids';
import { readOwnerQuestion } from '../../owner-question';
import { askedAlone } from '../asked-alone';
import { triggerKey } from '../place';
import type { Room } from '../room';
import { typedIn } from '../typed';

/** Slack waits three seconds for what becomes of a form, by its own clock: however busy we are. */
const TELL_WITHIN_MS = 2_000;

/**
 * The form for the leaflet's owners was sent: its words are kept as they are, and the asker is told so in the form's place. Danger in them
 * brings the emergency lines first, whatever else becomes of the form; what is over a limit, looks like details of a person and is not
 * confirmed to be none, or could not be kept stays in the form for another try.
 */
export async function onSendQuestion(
  room: Room,
  { view, body, ack, context }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs,
): Promise<void> {
  const tooLate = wait(TELL_WITHIN_MS, false, { ref: false });
  const text = (typedIn(view, VIEW_IDS.question) ?? '').trim();
  const about = askedAlone(room, 'button', body.user.id, context.teamId);
  // At once: Slack waits for what becomes of a form, questions that are acknowledged can wait longer.
  const { danger, problem: held } = await readOwnerQuestion(room, { text, isConfirmed: isTicked(view), ...about });
  const question = { text, channel: 'slack', version: room.knowledge().version, form: view.id };
  const key = triggerKey(context.teamId ?? '', body.trigger_id);
  const problem = held ?? (await kept(room, key, () => room.store.sendQuestion(question), tooLate));
  const closing = emergencyLine(room.knowledge());
  if (!problem) return ack({ response_action: 'update', view: renderQuestionSent(closing, danger) });
  if (danger) {
    return ack({ response_action: 'update', view: renderQuestionForm(text, closing, { danger, problem }) });
  }
  return ack({ response_action: 'errors', errors: { [VIEW_IDS.question]: MESSAGES[problem] } });
}

/** Whether it is ticked that the words hold no details of a child or family. */
function isTicked({ state }: ViewOutput): boolean {
  return (state.values[VIEW_IDS.confirm]?.[VIEW_IDS.confirm]?.selected_options ?? []).length > 0;
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
