import type { DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import type { RankedTopic } from '../matching/heard-topics';
import type { Matcher, Reading } from '../matching/matcher';
import type { Mention } from '../matching/mentions';
import type { NearExample } from '../matching/nearest-examples';
import { type NotMeant, notMeant } from '../matching/places-meant';
import { sentencesOf } from '../matching/sentences';
import type { Conversation } from '../store/store';
import { consider } from './consider';
import { NEAR } from './decide';
import type { Plan } from './plan';

/** The topics that are explained, and the utterances shown for each. */
const MOST_TOPICS = 5;
const MOST_EXAMPLES = 2;
/** The sentences of a message that are explained one by one. */
const MOST_SENTENCES = 6;

/** Something that was named in a question. */
export interface ExplainedMention extends Pick<Mention, 'kind' | 'ids' | 'label'> {
  /** The words that name it. */
  readonly words: string;
  /** `circumstance`: it says which contact, once one is asked for ("the office is shut"). */
  readonly found: 'name' | 'number' | 'circumstance';
  /** Why it is not meant; absent where it is. */
  readonly notMeant?: NotMeant;
}

/** A topic with how near it came. */
interface ExplainedTopic extends RankedTopic {
  /** The utterances of the content that are nearest to the question, best first. */
  readonly examples: readonly NearExample[];
}

/** How the answer to a question came about. Plain data, ids and the question's own words: for its asker alone. */
export interface Explanation {
  readonly question: string;
  /** Whether the sentence encoder read it too. */
  readonly encoder: boolean;
  /** What was decided on: the question, or what is asked in it beside a danger or beside what is said to Signpost. The rest, danger aside, is about this. */
  readonly decidedOn: string;
  /** Its words as they were understood: abbreviations written out, spelling corrected. */
  readonly words: readonly string[];
  readonly corrections: Reading['corrections'];
  readonly expansions: Reading['expansions'];
  readonly mentions: readonly ExplainedMention[];
  /** The part that decided, its score and the score that it had to pass, what was found in it. */
  readonly danger: DangerReading;
  /** Whether it goes on from a danger that was told before it. */
  readonly stillInDanger: boolean;
  /** The best five, best first. */
  readonly topics: readonly ExplainedTopic[];
  /** Its sentences, where there are several, each with its best topic. */
  readonly sentences: readonly (Pick<ExplainedTopic, 'topic' | 'score'> & { readonly text: string })[];
  /** The scores from which on a topic is an answer, or is offered. */
  readonly thresholds: { readonly answer: number; readonly offer: number };
  readonly decision: Plan;
}

/** Explains questions; keeps and logs none of them. */
export type Explain = (text: string, conversation?: Conversation) => Promise<Explanation>;

/**
 * Makes the function that tells how the answer to a question comes about, by the very steps that answer it.
 *
 * Its promise rejects only when the sentence encoder fails on the content's own utterances, which it is asked of where it was not taught the topics.
 */
export function createExplain(knowledge: Knowledge, matcher: Matcher): Explain {
  return async (text, conversation) => {
    const { understanding, danger, stillInDanger, plan, decidedOn } = await consider(text, conversation, {
      knowledge,
      matcher,
    });
    const reading = understanding.read(decidedOn);
    const topics: ExplainedTopic[] = [];
    for (const ranked of reading.topics.slice(0, MOST_TOPICS))
      topics.push({
        ...ranked,
        examples: await matcher.nearest(decidedOn, reading.encoded, ranked.topic, MOST_EXAMPLES),
      });
    const sentences = sentencesOf(decidedOn).slice(0, MOST_SENTENCES);
    return {
      question: text,
      encoder: reading.encoded,
      decidedOn,
      words: reading.words,
      corrections: reading.corrections,
      expansions: reading.expansions,
      mentions: explainedMentions(reading),
      danger,
      stillInDanger,
      topics,
      sentences: sentences.length < 2 ? [] : sentences.flatMap((sentence) => bestOf(sentence, understanding.read)),
      thresholds: { answer: reading.threshold, offer: reading.threshold - NEAR },
      decision: plan,
    };
  };
}

function explainedMentions({ words, mentions }: Reading): ExplainedMention[] {
  const dropped = notMeant(words, mentions);
  return mentions.map((mention) => {
    const { kind, ids, label, start, end, byNumber, weak } = mention;
    const why = dropped.get(mention);
    const named = words.slice(start, end).join(' ');
    const found = byNumber ? 'number' : weak ? 'circumstance' : 'name';
    return { kind, ids, label, words: named, found, ...(why ? { notMeant: why } : {}) };
  });
}

function bestOf(text: string, read: (text: string) => Reading) {
  const best = read(text).topics[0];
  return best ? [{ text, topic: best.topic, score: best.score }] : [];
}
