import { type Calibration, probability } from './calibration';
import { bestFirst, type Scored } from './classifier';
import type { TaughtTopics } from './encoder';

/** A topic (or `contact`, `websites`, `help`, `privacy`) with how sure the matcher is of it. */
export interface RankedTopic {
  readonly topic: string;
  readonly score: number;
  /** The calibrated probability that it is the right one, 0 to 1. */
  readonly confidence: number;
  /** The score by words alone, where the encoder's word counts too. */
  readonly byWords?: number | undefined;
  /** Set where the score is what it is because the text is an utterance of the content. */
  readonly isWritten?: boolean;
}

/** What was learned of the content by itself says of a text's topics, best first. */
export function rankedTopics(scored: readonly Scored[], calibration: Calibration): RankedTopic[] {
  return scored.map(({ label, score }) => ({ topic: label, score, confidence: probability(score, calibration) }));
}

/**
 * The same with what the encoder says of them counted in: a score means the same odds as before, and so the same thresholds hold.
 *
 * @param heard the log-odds of the topics that the encoder was taught, in their order
 */
export function heardTopics(
  scored: readonly Scored[],
  heard: Float32Array,
  { labels, learned, heard: weight, shift }: TaughtTopics,
  calibration: Calibration,
): RankedTopic[] {
  const { slope, offset } = calibration;
  const words = new Map(scored.map(({ label, score }) => [label, score]));
  const counted = scored.map(({ label, score }) => {
    const logOdds = learned * -(slope * score + offset) + weight * (heard[labels.indexOf(label)] as number) + shift;
    return { label, score: -(logOdds + offset) / slope };
  });
  return rankedTopics(counted.sort(bestFirst), calibration).map((one) => ({ ...one, byWords: words.get(one.topic) }));
}
