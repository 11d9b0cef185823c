import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, isAboutUs, WEBSITES } from '../matching/compiled-model';
import { CONTACT_CUES, CONTINUATIONS, FILLERS, POINTERS, WEBSITE_CUES } from '../matching/cues';
import type { Reading, Understanding } from '../matching/matcher';
import type { Conversation } from '../store/store';
import { leadsToContacts, relatedOf, textInContext } from './context';
import type { Reply } from './decide';
import { restOf } from './named';
import { opening } from './opening';
import { otherContacts } from './other-contacts';
import { picked } from './picked';
import type { Target } from './plan';
import { isThanks } from './thanks';

/** A follow-up is short: a longer message speaks for itself. */
const MOST_WORDS = 14;
/** A message that is this clear by itself is a new question, whatever it begins with. */
const CLEAR = 0.35;
/** How much the topic before weighs in what a question about it may mean. */
const CARRY = 0.5;
/** How much less likely it is that what was just shown is asked for again. */
const SHOWN = 0.25;
/** How far under the threshold a short message still asks for a topic, where no other comes as near by a `LEAD`. */
const EASE = 0.1;
const LEAD = 0.25;
/** A place told where numbers were spoken of asks for its number down to this far under the threshold. */
const TOLD = 0.8;

const MORE = new Set(
  'more else further expand elaborate detail details continue rest fuller longer anything'.split(' '),
);
/** Beside those: of what more is wanted. */
const OF_WHAT = new Set('on bit part first last'.split(' '));
/** Beside a place: where somebody lives, or that the one before was wrong. */
const WHERE = new Set(
  'family families child children girl boy kid kids live lives living stay stays staying moved based school house home near wrong typo btw'.split(
    ' ',
  ),
);
/** How a question begins that asks whether what was said holds for something, too. */
const WHETHER = new Set('is are was were do does did has have can could would even'.split(' '));

/** What a message is read with beside its own words. */
interface FollowUp {
  readonly text: string;
  readonly reading: Reading;
  /** What the message asks by itself. */
  readonly own: Reply | undefined;
  readonly conversation: Conversation;
  readonly understanding: Understanding;
  readonly knowledge: Knowledge;
  replyTo(reading: Reading): Reply | undefined;
  targetOf(topic: string, reading: Reading): Target;
}

/**
 * What a short message asks that goes on from the one before; undefined when it stands by itself. Only ids are carried: a place never
 * comes back unless the message points at it.
 */
export function followUp(turn: FollowUp): Reply | undefined {
  const { reading, own, conversation, knowledge } = turn;
  const { words } = reading;
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const last = conversation.topics[0];
  if (isThanks(words)) return undefined;
  const choice = picked(words, conversation);
  if (choice) return sure(choice);
  const rest = last ? restRead(turn) : undefined;
  if (rest) return rest;
  const place = placeTold(turn);
  if (place) return sure(place);
  if (!last || reading.mentions.some(({ weak }) => !weak)) return undefined;
  if (leadsToContacts(conversation, knowledge)) {
    const contacts = otherContacts(words, conversation.contacts, knowledge);
    if (contacts) return sure({ topic: CONTACT, ...(contacts.length > 0 ? { contacts } : {}) });
  }
  if (reading.mentions.length > 0) return undefined;
  const added = moreOf(turn, last) ?? pointedAt(reading, conversation);
  if (added) return sure(added);
  if (own && (own.score >= reading.threshold + CLEAR || isAboutUs(own.target.topic))) return undefined;
  const points = words.some((word) => POINTERS.has(word));
  // "That's not what I meant" says too little to be weighed.
  if (contentOf(words).length === 0 || (!points && !CONTINUATIONS.has(words[0] ?? '') && own)) return undefined;
  return carried(turn, last);
}

const sure = (target: Target): Reply => ({ target, ground: 'follow-up', score: 1, confidence: 0.9 });

/** "No, I meant what would I see", "thanks - and online?": what stands after the opening; taking back, it is not what was just shown. */
function restRead({ text, own, conversation, understanding, replyTo, targetOf }: FollowUp): Reply | undefined {
  const begun = opening(text);
  if (!begun || (own && !begun.takesBack && !isAboutUs(own.target.topic))) return undefined;
  const reading = understanding.read(begun.rest);
  const reply = replyTo(reading);
  const shown = begun.takesBack ? conversation.topics : [];
  const names = reply?.target.contacts ?? reply?.target.websites;
  if (reply && (names || !shown.includes(reply.target.topic))) return { ...reply, ground: 'follow-up' };
  const [best, next] = reading.topics.filter(({ topic }) => !isAboutUs(topic) && !shown.includes(topic));
  if (!best || best.score < reading.threshold - EASE || best.score < (next?.score ?? -1) + LEAD) return undefined;
  return { ...best, target: targetOf(best.topic, reading), ground: 'follow-up' };
}

/** "We're in Motherwell", "sorry, wrong one, Wishaw": a place, where whom to phone is what is spoken of. */
function placeTold({ reading, conversation, knowledge, targetOf }: FollowUp): Target | undefined {
  const { meant } = reading;
  if (!leadsToContacts(conversation, knowledge) || !meant.some(({ place, weak }) => place && !weak)) return undefined;
  // "The NSPCC's office in Airdrie": theirs.
  if (meant.some(({ kind }) => kind === 'website')) return undefined;
  const score = reading.topics.find(({ topic }) => topic === CONTACT)?.score ?? -1;
  const only = restOf(reading).every(
    (word) => FILLERS.has(word) || POINTERS.has(word) || CONTACT_CUES.has(word) || WHERE.has(word),
  );
  return only && score >= reading.threshold - TOLD ? targetOf(CONTACT, reading) : undefined;
}

/** "Tell me more", "more on the last bit": what the content relates to it that is not shown yet. */
function moreOf({ reading: { words }, conversation, knowledge }: FollowUp, last: string): Target | undefined {
  const only = contentOf(words).every((word) => MORE.has(word) || OF_WHAT.has(word));
  if (!only || words.includes('no') || !words.some((word) => MORE.has(word))) return undefined;
  const from = words.includes('last') ? (conversation.topics.at(-1) ?? last) : last;
  const next = relatedOf(from, knowledge).find((id) => !conversation.topics.includes(id));
  return next ? { topic: next === 'contacts' ? CONTACT : next } : undefined;
}

/** "What's the link for that", "that number again": what was shown, asked for again. */
function pointedAt({ words }: Reading, { websites, contacts }: Conversation): Target | undefined {
  const content = contentOf(words);
  const asksSite = content.some((word) => WEBSITE_CUES.has(word));
  const points = asksSite || words.some((word) => POINTERS.has(word));
  if (!points || content.length === 0 || !content.every(isCue)) return undefined;
  if (asksSite) return websites.length > 0 ? { topic: WEBSITES, websites } : undefined;
  return contacts.length > 0 ? { topic: CONTACT, contacts } : undefined;
}

/**
 * The topic that comes nearest, where what was answered before tells what is likely: it is seldom asked for again, but "does that
 * include them?" asks about it. A short message in a conversation need not be as clear as one by itself.
 */
function carried({ text, reading, conversation, understanding, knowledge }: FollowUp, last: string): Reply | undefined {
  const together = understanding.read(textInContext(text, last, knowledge));
  const first = reading.words.find((word) => !CONTINUATIONS.has(word)) ?? '';
  const asksWhether = WHETHER.has(first);
  const ranked = reading.topics
    .map(({ topic, score, confidence }) => {
      if (!conversation.topics.includes(topic)) return { topic, score, confidence };
      const joined = together.topics.find((other) => other.topic === topic);
      if (!asksWhether || topic !== last || !joined) return { topic, score: score - SHOWN, confidence };
      return { topic, score: (score + CARRY * joined.score) / (1 + CARRY), confidence: joined.confidence };
    })
    .sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best || isAboutUs(best.topic)) return undefined;
  const alone = best.score >= (next?.score ?? -1) + LEAD;
  if (best.score < reading.threshold - (alone ? EASE : 0)) return undefined;
  // "And the nursery's number?" is no question for the number that was shown.
  const same = best.topic === CONTACT && last === CONTACT && contentOf(reading.words).every(isCue);
  const contacts = same ? conversation.contacts : [];
  return {
    target: { topic: best.topic, ...(contacts.length > 0 ? { contacts } : {}) },
    ground: 'follow-up',
    score: best.score,
    confidence: best.confidence,
  };
}

/** The words that carry a meaning of their own. */
function contentOf(words: readonly string[]): string[] {
  return words.filter((word) => !FILLERS.has(word) && !POINTERS.has(word) && !CONTINUATIONS.has(word));
}

function isCue(word: string): boolean {
  return WEBSITE_CUES.has(word) || CONTACT_CUES.has(word);
}
