import { setImmediate as nextRound } from 'node:timers/promises';
import type { Knowledge } from '../knowledge/knowledge';
import type { Matcher } from '../matching/matcher';
import { allUtterances } from '../matching/reader';
import { consider } from './consider';

/** How many utterances are read: twice as many make the first questions hardly faster. */
const UTTERANCES = 500;

/**
 * Reads a spread of the content's own utterances by words alone, so that the first people who ask wait no longer than the next: patterns are
 * compiled when they are first used, which takes 0.2 s for all of them. Takes half a second, a millisecond at a time: who asks meanwhile is answered.
 */
export async function warmUp(knowledge: Knowledge, matcher: Matcher): Promise<void> {
  const utterances = allUtterances(knowledge);
  const step = Math.ceil(utterances.length / UTTERANCES);
  const wordsAlone = { open: (text: string) => ({ byWords: matcher.open(text).byWords }) };
  for (let at = 0; at < utterances.length; at += step) {
    const text = utterances[at] ?? '';
    // Patterns are compiled apart for texts in letters of one byte and of two, as a curly mark makes them.
    const marked = (at / step) % 2 === 0 ? text : `${text}\u2026`;
    await consider(marked, undefined, { knowledge, matcher: wordsAlone });
    await nextRound();
  }
  await matcher.open(utterances[0] ?? '').encoded?.();
}
