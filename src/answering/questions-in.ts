import { CONTACT, isAboutUs } from '../matching/compiled-model';
import { POINTERS } from '../matching/cues';
import type { Reading } from '../matching/matcher';
import { halvesOf, sentencesOf } from '../matching/sentences';
import { wordsOf } from '../matching/words';
import { NEAR, type Reply } from './decide';
import { asksOfOthers } from './others-numbers';

/** A part of a message may be this much less clear than a whole one: its neighbours lend it their subject. */
const PART_MARGIN = -0.1;
/** Beside a sentence that asks, by its mark or as a bid, one that does not must be this much clearer to be a question too. */
const STATEMENT_MARGIN = 0.3;
/** Half a sentence may ask only what the whole of it comes near to, this far under the threshold. */
const HALF_SLACK = 0.6;
/** The same for a sentence of a longer message that is put as no question. */
const SENTENCE_SLACK = 0.3;
/** Beside a question it must come this near to what the whole message asks most: "I am new here, my English is poor. Who do I tell?" */
const BEHIND = 0.8;
/** The most sentences that are read by themselves. */
const MOST_SENTENCES = 12;
/** Half a sentence that is put as a question and is this far over the threshold asks whatever the whole of it comes near to. */
const OUTRIGHT = 0.3;
/** One that is so far over it speaks for the whole, as long as that comes as near as {@link HALF_SLACK}. */
const OUTRIGHT_FOR_ALL = 0.6;

/** A part that begins like this is put as a question, with its mark or without. */
const ASKS =
  /^(?:(?:and|also|plus|so|then|but|ok|okay|right|hi|hello|please|an|n)[\s,]+)*(?:what|who|whose|whom|where|how|why|which|is|are|do|does|can|could|whit|whits|whats|whos|wheres|hows|wha|whaur|hoo|dae)\b/i;
/** A part that begins like this says when, why or how soon something is asked, and asks nothing: "once I've noticed", "no emergency". */
const SETS_OUT =
  /^(?:(?:and|also|so|then|but|ok|okay|right)[\s,]+)*(?:if|once|after|because|since|say|never mind|forget (?:that|it)|now that|given|suppose|assuming|no (?:emergency|rush|hurry|panic)|not (?:an emergency|urgent))\b/i;

/** A sentence that begins like this asks for something without a question mark: "Please explain this word", "Tell me the signs". */
const BIDS = /^(?:(?:please|pls|plz|kindly)[\s,]+)?(?:explain|tell me|show me|give me|send me|list)\b/i;

/** "Can you explain what is meant by that?": it asks of the sentence before, and by itself nothing. */
const ASKS_OF_THAT = /\b(?:meant? by|meaning of|explain|mean) (?:that|this|it)\s*\?*$/i;

interface Parts {
  /** What was answered just before: it is asked again only where it is put as a question. */
  readonly shown: readonly string[];
  read(text: string): Reading;
  replyTo(reading: Reading): Reply | undefined;
}

/**
 * The questions of a message, in order: one for each sentence that asks something of its own, two for a sentence whose halves do.
 * One alone where a single sentence of several speaks for the message; none where no part is clearer than the whole.
 */
export function questionsIn(text: string, parts: Parts): Reply[] {
  const sentences = sentencesOf(text).slice(0, MOST_SENTENCES);
  if (sentences.length === 1) return questionsInSentence(sentences[0] ?? '', PART_MARGIN, false, parts);
  const whole = parts.read(text);
  const asks = sentences.some((sentence) => sentence.endsWith('?') || BIDS.test(sentence));
  const most = whole.topics.find(({ topic }) => !isAboutUs(topic))?.score ?? Number.NEGATIVE_INFINITY;
  const least = Math.max(whole.threshold - SENTENCE_SLACK, asks ? most - BEHIND : Number.NEGATIVE_INFINITY);
  const replies = sentences.flatMap((sentence, i) => {
    if (i > 0 && ASKS_OF_THAT.test(sentence)) return [];
    // What is put as a question speaks for itself; what is not must fit what the whole message asks.
    const isQuestion = isPut(sentence) || BIDS.test(sentence);
    const margin = asks && !isQuestion ? STATEMENT_MARGIN : PART_MARGIN;
    const own = questionsInSentence(sentence, margin, true, parts);
    // What is named asks for itself: "What are the signs? The Airdrie number too."
    const fits = ({ ground, target: { topic } }: Reply) => ground === 'name' || scoreOf(whole, topic) > least;
    return isQuestion ? own : own.filter(fits);
  });
  return distinct(replies);
}

function questionsInSentence(
  sentence: string,
  margin: number,
  alone: boolean,
  { read, replyTo, shown }: Parts,
): Reply[] {
  const reading = read(sentence);
  const clear = (part: Reading, least = margin) => {
    const reply = replyTo(part);
    return reply && reply.score >= part.threshold + least && !isAboutUs(reply.target.topic) ? [reply] : [];
  };
  let best: { replies: Reply[]; score: number } | undefined;
  let only: Reply | undefined;
  for (const halves of halvesOf(sentence)) {
    // "Can you be a victim and not recognise it": the rest of one question.
    if (/^(?:not|never)\b/i.test(halves[1])) continue;
    const asks = halves.some(isPut);
    const replies = distinct(
      halves.flatMap((half) => {
        if (setsOut(half)) return [];
        const part = read(half);
        const isQuestion = isPut(half);
        return clear(part, asks && !isQuestion ? STATEMENT_MARGIN : margin).filter(({ target: { topic }, score }) => {
          if (!isQuestion && shown.includes(topic)) return false;
          // "Womens Aid in Motherwell, phone number?": theirs.
          if (topic === CONTACT && part.mentions.length === 0 && asksOfOthers(reading)) return false;
          const outright = isQuestion && score >= part.threshold + OUTRIGHT;
          if (part.words.length < 2 && score < part.threshold + OUTRIGHT) return false;
          return outright || comesNear(reading, topic, HALF_SLACK);
        });
      }),
    );
    const score = Math.min(...replies.map((reply) => reply.score));
    if (replies.length > 1 && (!best || score > best.score)) best = { replies, score };
    // "Deadline's killing me, can you paste the signs": the half that asks, where it does so outright.
    const [first] = replies;
    if (replies.length !== 1 || first?.ground !== 'topic') continue;
    const { topic } = first.target;
    const speaksForAll = (half: string) => isPut(half) && comesNear(read(half), topic, -OUTRIGHT_FOR_ALL);
    const speaks = comesNear(reading, topic, halves.some(speaksForAll) ? HALF_SLACK : NEAR);
    if (speaks && score >= reading.threshold + OUTRIGHT && score > (only?.score ?? -1) && !halves.some(pointsBack))
      only = first;
  }
  if (best) return best.replies;
  const own = alone ? clear(reading) : [];
  return own.length === 0 && only ? [only] : own;
}

/** Whether both halves of a sentence are put as questions. */
export function asksTwice(sentence: string): boolean {
  return halvesOf(sentence).some((halves) => halves.every(isPut));
}

/** Whether a part of a message is put as a question. */
function isPut(part: string): boolean {
  return part.endsWith('?') || ASKS.test(part);
}

/** "County lines, what is it": what is asked is not what the half says by itself. */
function pointsBack(half: string): boolean {
  return isPut(half) && wordsOf(half).some((word) => POINTERS.has(word));
}

/** Whether a part only says when or why something is asked. */
function setsOut(part: string): boolean {
  return SETS_OUT.test(part) && !/\?$|\b(?:do|does|can|could|should|what|who|where|how)\b/i.test(part);
}

/** Whether a reading of the whole comes near to what a part of it asks. */
function comesNear(whole: Reading, topic: string, slack: number): boolean {
  return scoreOf(whole, topic) > whole.threshold - slack;
}

function scoreOf({ topics }: Reading, topic: string): number {
  return topics.find((ranked) => ranked.topic === topic)?.score ?? -1;
}

function distinct(replies: readonly Reply[]): Reply[] {
  const topics = replies.map(({ target }) => target.topic);
  return replies.filter(({ target }, i) => topics.indexOf(target.topic) === i);
}
