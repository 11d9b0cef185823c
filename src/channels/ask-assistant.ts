import type { Answer } from '../answering/answer';
import { withoutWords } from '../error-without-words';
import type { Question } from '../question';
import type { ChannelDeps } from './channel-deps';

/** The assistant's answer. Undefined, and an error in the log, should it fail against its promise; never rejects. Nothing of the question is logged. */
export async function askAssistant(
  { assistant, log, clock }: Pick<ChannelDeps<never>, 'assistant' | 'log' | 'clock'>,
  question: Question,
): Promise<Answer | undefined> {
  const { channel, surface, isPrivate } = question;
  const started = clock();
  try {
    const answer = await assistant.answer(question);
    const { outcome, urgent } = answer;
    log.info({ channel, surface, isPrivate, outcome, urgent, ms: clock() - started }, 'answered');
    return answer;
  } catch (error) {
    log.error({ channel, surface, ...withoutWords(error) }, 'the assistant failed to answer');
    return undefined;
  }
}
