import { setImmediate as nextRound } from 'node:timers/promises';
import type { Matcher } from '../matching/matcher';
import { allUtterances } from '../matching/reader';
import { type AssistantParts, createAssistant } from './create-assistant';

/** How many utterances are asked: twice as many make the first questions hardly faster. */
const UTTERANCES = 500;

/**
 * Asks a spread of the content's own utterances, read by words alone, so that the first people who ask wait no longer than the next: patterns are
 * compiled when they are first used. Takes half a second, a millisecond at a time: who asks meanwhile is
 * answered. Nothing is counted or remembered.
 */
export async function warmUp(parts: AssistantParts & { readonly matcher: Matcher }): Promise<void> {
  const { knowledge, matcher } = parts;
  const utterances = allUtterances(knowledge);
  const step = Math.ceil(utterances.length / UTTERANCES);
  const wordsAlone = { open: (text: string) => ({ byWords: matcher.open(text).byWords }) };
  const { answer } = createAssistant({ ...parts, matcher: wordsAlone });
  for (let at = 0; at < utterances.length; at += step) {
    const utterance = utterances[at] ?? '';
    // Patterns are compiled apart for texts in letters of one byte and of two, as a curly mark makes them.
    const text = (at / step) % 2 === 0 ? utterance : `${utterance}\u2026`;
    await answer({ text, channel: 'terminal', surface: 'terminal', isPrivate: true, isDraft: true });
    await nextRound();
  }
  await matcher.open(utterances[0] ?? '').encoded?.();
}
