import type { Answer } from '../answering/answer';
import { createCaseDetails } from '../answering/case-details';
import type { MessageId } from '../answering/messages';
import type { Knowledge } from '../knowledge/knowledge';
import { LONGEST_SENT, type Question } from '../question';
import { askAssistant } from './ask-assistant';
import type { ChannelDeps } from './channel-deps';

/** A question for the leaflet's owners, as its writer sent it in a form. */
interface OwnerQuestion extends Pick<Question, 'channel' | 'surface' | 'who'> {
  /** Without white space around it. */
  readonly text: string;
  /** Whether its writer ticked that it holds no details of a child or family. */
  readonly isConfirmed: boolean;
}

/** What is to be known of such a question before it is kept. */
interface OwnerQuestionReading {
  /** The answer to words that tell of a child in danger: its emergency lines come first in whatever is said. */
  readonly danger: Answer | undefined;
  /** Why it is not kept as it is; undefined where nothing stands in its way. */
  readonly problem: MessageId | undefined;
}

/**
 * Reads a question for the owners, on whatever platform: for danger before anything else, then for what stands in its way: too many characters,
 * a limit (one who is in danger is never refused), or what looks like details of a person and is not confirmed to be none. It is counted for the
 * limits, and as no answer. Never rejects; should the assistant fail, only the rest is looked at.
 */
export async function readOwnerQuestion(
  deps: Pick<ChannelDeps<never>, 'assistant' | 'log' | 'clock'> & { readonly knowledge: () => Knowledge },
  { text, isConfirmed, ...about }: OwnerQuestion,
): Promise<OwnerQuestionReading> {
  if (text === '') return { danger: undefined, problem: 'form.empty' };
  const answer = await askAssistant(deps, { ...about, text, isPrivate: true, isDraft: true });
  const danger = answer?.urgent ? answer : undefined;
  if (text.length > LONGEST_SENT) return { danger, problem: 'form.too-long' };
  if (answer?.limited) return { danger, problem: 'limited.text' };
  const isHeldBack = !isConfirmed && createCaseDetails(deps.knowledge())(text);
  return { danger, problem: isHeldBack ? 'form.details' : undefined };
}
