import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, isAboutUs, WEBSITES } from '../matching/compiled-model';
import { CONTACT_CUES, CONTINUATIONS, FILLERS, POINTERS, WEBSITE_CUES } from '../matching/cues';
import type { Reading, Understanding } from '../matching/matcher';
import type { Conversation } from '../store/store';
import { plain, type Text } from './answer';
import { choiceOf, type Reply } from './decide';
import { restOf } from './named';

/** A follow-up is short: a longer message speaks for itself. */
const MOST_WORDS = 12;
/** A message that is this clear by itself is a new question, whatever it begins with. */
const CLEAR = 0.35;
/** How much the topic before weighs in what a short message may mean. */
const CARRY = 0.5;
/** How much less likely it is that the topic just shown is asked for again. */
const SHOWN = 0.25;

const MORE = new Set(
  'more else further expand elaborate detail details continue rest fuller longer anything'.split(' '),
);
const ORDINALS = [
  new Set(['1', 'first', 'one', 'former']),
  new Set(['2', 'second', 'two', 'latter']),
  new Set(['3', 'third', 'three', 'last']),
];

interface FollowUp {
  readonly text: string;
  readonly reading: Reading;
  /** What the message asks by itself. */
  readonly own: Reply | undefined;
  readonly conversation: Conversation;
  readonly understanding: Understanding;
  readonly knowledge: Knowledge;
}

/**
 * What a short message asks that goes on from the one before; undefined when it stands by itself. Only ids are carried: a place never
 * comes back unless the message points at it.
 */
export function followUp({ text, reading, own, conversation, understanding, knowledge }: FollowUp): Reply | undefined {
  const { words } = reading;
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const rest = restOf(reading);
  const content = rest.filter((word) => !FILLERS.has(word) && !POINTERS.has(word));
  const points = rest.some((word) => POINTERS.has(word));
  const sure = (target: Reply['target']): Reply => ({
    target,
    ground: 'follow-up',
    score: 1,
    confidence: 0.9,
  });
  const last = conversation.topics[0];

  const offered = pickOffered(words, conversation.offered);
  if (offered) return sure(offered);
  if (reading.mentions.length > 0 || !last) return undefined;

  if (rest.some((word) => MORE.has(word)) && content.every((word) => MORE.has(word)) && !rest.includes('no')) {
    const next = relatedOf(last, knowledge).find((id) => !conversation.topics.includes(id));
    if (next) return sure({ topic: next === 'contacts' ? CONTACT : next });
  }
  if (points && content.length > 0 && content.every((word) => WEBSITE_CUES.has(word) || CONTACT_CUES.has(word))) {
    const asksSite = content.some((word) => WEBSITE_CUES.has(word));
    if (asksSite && conversation.websites.length > 0) return sure({ topic: WEBSITES, websites: conversation.websites });
    if (!asksSite && conversation.contacts.length > 0 && last === CONTACT)
      return sure({ topic: CONTACT, contacts: conversation.contacts });
  }
  if (own && (own.score >= reading.threshold + CLEAR || isAboutUs(own.target.topic))) return undefined;
  if (!points && !CONTINUATIONS.has(words[0] ?? '') && own) return undefined;
  return carried(text, reading, last, conversation, understanding, knowledge);
}

/** Reads the message again with the words of what was answered before it, and weighs both readings. */
function carried(
  text: string,
  reading: Reading,
  last: string,
  conversation: Conversation,
  understanding: Understanding,
  knowledge: Knowledge,
): Reply | undefined {
  const together = understanding.read(textInContext(text, last, knowledge));
  const scores = reading.topics.map(({ topic, score }) => {
    const joined = together.topics.find((ranked) => ranked.topic === topic);
    const carriedScore = (score + CARRY * (joined?.score ?? -1)) / (1 + CARRY);
    // What is on the card already is seldom what is asked next.
    return { topic, score: carriedScore - (topic === last ? SHOWN : 0), confidence: joined?.confidence ?? 0 };
  });
  const best = scores.sort((a, b) => b.score - a.score)[0];
  if (!best || isAboutUs(best.topic) || best.score < reading.threshold) return undefined;
  const place = best.topic === CONTACT && conversation.contacts.length > 0 && last === CONTACT;
  return {
    target: { topic: best.topic, ...(place ? { contacts: conversation.contacts } : {}) },
    ground: 'follow-up',
    score: best.score,
    confidence: best.confidence,
  };
}

/** "The second one", "2": one of the choices that were offered last. */
function pickOffered(words: readonly string[], offered: readonly string[]): Reply['target'] | undefined {
  const picking = words.filter((word) => !FILLERS.has(word) || word === 'one');
  if (picking.length === 0 || picking.length > 2) return undefined;
  const at = ORDINALS.findIndex((names) => names.has(picking[0] ?? ''));
  if (picking[1] !== undefined && picking[1] !== 'one') return undefined;
  const [kind, id] = (offered[at] ?? '').split(':');
  if (!kind || !id) return undefined;
  if (kind === 'list') return { topic: id === 'contacts' ? CONTACT : WEBSITES };
  return kind === 'topic' ? { topic: id } : undefined;
}

/** A message after the title of the topic that it goes on from: what it may mean there. */
export function textInContext(text: string, topic: string, knowledge: Knowledge): string {
  const title = titleOf(topic, knowledge);
  return title ? `${plain(title)} ${text.trim()}` : text;
}

function titleOf(topic: string, knowledge: Knowledge): Text | undefined {
  if (topic === CONTACT) return knowledge.contactList.title;
  if (topic === WEBSITES) return knowledge.websiteList.title;
  return knowledge.topics.find(({ id }) => id === topic)?.title;
}

function relatedOf(topic: string, knowledge: Knowledge): readonly string[] {
  if (choiceOf(topic).kind === 'list')
    return (topic === CONTACT ? knowledge.contactList : knowledge.websiteList).related;
  return knowledge.topics.find(({ id }) => id === topic)?.related ?? [];
}
