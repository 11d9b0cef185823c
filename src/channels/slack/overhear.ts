import type { Overheard } from '../../answering/assistant';
import { withoutWords } from '../../error-without-words';
import type { Question } from '../../question';
import type { Room } from './room';

/**
 * What a message that is not addressed to us calls for; `nothing`, and an error in the log, should the assistant fail. Never rejects.
 */
export async function overhear(
  { assistant, log, clock, turns }: Pick<Room, 'assistant' | 'log' | 'clock' | 'turns'>,
  question: Extract<Question, { text: string }>,
  byAsker: boolean,
): Promise<Overheard> {
  const { channel, surface, isPrivate } = question;
  await turns.next();
  const started = clock();
  try {
    const heard = await assistant.overhear(question, byAsker);
    if (heard.kind === 'nothing') return heard;
    const { outcome, urgent } = heard.answer;
    log.info({ channel, surface, isPrivate, outcome, urgent, ms: clock() - started }, 'answered');
    return heard;
  } catch (error) {
    log.error({ channel, surface, ...withoutWords(error) }, 'the assistant failed to overhear');
    return { kind: 'nothing' };
  }
}
