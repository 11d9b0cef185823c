import type { RankedTopic } from './heard-topics';

/** The label of an utterance, null where it is of no topic, by a hash of its words. */
export type OwnUtterances = ReadonlyMap<number, string | null>;

/** How far over the threshold, and over every other topic, an utterance's own topic is at least: as much as a plain answer needs, and a task. */
const CLEARLY = 0.7;

/**
 * Gathers the utterances, each as it is written and as it would be read; one whose words stand under two labels says nothing.
 *
 * @param readings the words of each utterance, in each way that it may be read
 */
export function ownUtterancesOf(
  utterances: readonly { readonly readings: readonly (readonly string[])[]; readonly label: string | undefined }[],
): OwnUtterances {
  const own = new Map<number, string | null>();
  const unclear = new Set<number>();
  for (const { readings, label = null } of utterances)
    for (const words of readings) {
      const key = hashOf(words);
      if (own.has(key) && own.get(key) !== label) unclear.add(key);
      own.set(key, label);
    }
  for (const key of unclear) own.delete(key);
  return own;
}

/**
 * The topics of a text that is an utterance of the content, word for word: the utterance's own topic is clearly the best, or none comes up to an answer.
 * So what an editor adds has the topic of its file from the next start, whatever was learned of the others. How sure that is stays what was learned,
 * and what is named goes by its own rules.
 */
export function asWritten(
  ranked: readonly RankedTopic[],
  words: readonly string[],
  own: OwnUtterances,
  threshold: number,
): readonly RankedTopic[] {
  const label = own.get(hashOf(words));
  const [best, second] = ranked;
  if (label === undefined || !best) return ranked;
  const moved = (one: RankedTopic, by: number) => ({ ...one, score: one.score + by, isWritten: true });
  if (label === null) {
    const over = best.score - (threshold - CLEARLY);
    return over > 0 ? ranked.map((one) => moved(one, -over)) : ranked;
  }
  const mine = ranked.find(({ topic }) => topic === label);
  if (!mine) return ranked;
  const least = Math.max(threshold, (mine === best ? second : best)?.score ?? threshold) + CLEARLY;
  if (mine === best && mine.score >= least) return ranked;
  return [moved(mine, Math.max(0, least - mine.score)), ...ranked.filter((one) => one !== mine)];
}

/** 53 bits of two FNV-1a hashes. */
function hashOf(words: readonly string[]): number {
  const text = words.join(' ');
  let [high, low] = [0x811c9dc5, 0x050c5d1f];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ (unit + 0x9e37), 0x01000193);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
