import type { RankedTopic } from './heard-topics';

/** The label of an utterance, null where it is of no topic, by its words. */
export type OwnUtterances = ReadonlyMap<string, string | null>;

/**
 * How far over the threshold, and over every other topic, an utterance's own topic is at least: as much as a plain answer needs, and a task. And how far
 * under it all topics are where it has none: too far for a "did you mean", near enough for a button.
 */
const CLEARLY = 0.7;

/** Gathers the utterances; one whose words stand under two labels says nothing. @param utterances each with its words as they are read in a message */
export function ownUtterancesOf(
  utterances: readonly { readonly words: readonly string[]; readonly label: string | undefined }[],
): OwnUtterances {
  const own = new Map<string, string | null>();
  const unclear = new Set<string>();
  for (const { words, label = null } of utterances) {
    const key = words.join(' ');
    if (own.has(key) && own.get(key) !== label) unclear.add(key);
    own.set(key, label);
  }
  for (const key of unclear) own.delete(key);
  return own;
}

/**
 * The topics of a text that is an utterance of the content, word for word but for spelling and what telephone number it names: the utterance's own topic is
 * clearly the best, or none comes near an answer, whatever is named (`isWrittenOff`). So what an editor adds has the topic of its file from the next start,
 * whatever was learned of the others. How sure that is stays what was learned.
 */
export function asWritten(
  ranked: readonly RankedTopic[],
  words: readonly string[],
  own: OwnUtterances,
  threshold: number,
): readonly RankedTopic[] {
  const label = own.get(words.join(' '));
  const [best, second] = ranked;
  if (label === undefined || !best) return ranked;
  const moved = (one: RankedTopic, by: number) => ({ ...one, score: one.score + by, isWritten: true });
  if (label === null) {
    const over = Math.max(0, best.score - (threshold - CLEARLY));
    return ranked.map((one) => moved(one, -over));
  }
  const mine = ranked.find(({ topic }) => topic === label);
  if (!mine) return ranked;
  const least = Math.max(threshold, (mine === best ? second : best)?.score ?? threshold) + CLEARLY;
  if (mine.score >= least) return ranked;
  return [moved(mine, least - mine.score), ...ranked.filter((one) => one !== mine)];
}

/** Whether a text is an utterance of no topic: nothing in it asks for anything, a place and a word for a number neither. */
export function isWrittenOff([best]: readonly RankedTopic[], threshold: number): boolean {
  return best?.isWritten === true && best.score < threshold;
}
