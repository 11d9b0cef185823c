import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, isAboutUs, PRIVACY, WEBSITES } from '../matching/compiled-model';
import type { Passage } from '../matching/leaflet-passages';
import type { Reading, Understanding } from '../matching/matcher';
import { isWrittenOff } from '../matching/own-utterances';
import type { Choice } from '../question';
import type { Conversation } from '../store/store';
import { asksForMark, asksForVerdict, asksToWrite } from './beyond-leaflet';
import { followUp } from './follow-up';
import { asksForSite, speaksOfSocialWork, wantsWholeList, whatNamesAsk } from './named';
import { asksOfOthers } from './others-numbers';
import type { Ground, Plan, Remark, Target } from './plan';
import { questionsIn } from './questions-in';
import { isThanks, thanked } from './thanks';

/** How much more a message must score that asks for something to be written or for a verdict: what it mentions is hardly what it asks. */
const WRITING = 0.6;
/** A topic this far over the threshold is not given up for a passage that holds only most of what is asked after; for one that holds all, twice as far. */
const PLAIN = 0.3;
/** Scores this far under the threshold still make a "did you mean". */
export const NEAR = 0.45;
/** The most topics that a "did you mean" offers. */
const MOST_CHOICES = 3;
/** Scores this far under the threshold are nothing like an answer; the nearest is still worth a button. */
const FAR = 0.8;
/** A topic whose score comes this near to the answer's may be what was meant instead. */
const RIVAL = 0.4;
/** The most topics beside an answer, or under an honest miss. */
const MOST_OTHERS = 2;
/** The most answers in one card. */
const MOST_TARGETS = 3;

/** What one reading asks for, with how clear it is: at or above the threshold it is an answer. */
export interface Reply {
  readonly target: Target;
  readonly ground: Ground;
  readonly score: number;
  readonly confidence: number;
}

/** What nobody does for anybody here, whatever is quoted beside it. */
function asksForWork(words: readonly string[]): boolean {
  return asksForMark(words) || asksToWrite(words) || asksForVerdict(words);
}

/** Turns what a message says into what to answer. Pure: the same message in the same conversation gets the same plan. */
export class Decider {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly understanding: Understanding,
  ) {}

  /** @param said the whole message where `text` is a part of it: the places that it names are meant by the part, too. */
  decide(text: string, conversation?: Conversation, said = text): Plan {
    const whole = this.understanding.read(text);
    const own = this.replyTo(whole);
    const replies = this.repliesTo(text, whole, own, conversation?.topics);
    const continued =
      conversation && replies.length < 2 && !asksForMark(whole.words)
        ? followUp({
            text,
            reading: whole,
            own,
            conversation,
            understanding: this.understanding,
            knowledge: this.knowledge,
            replyTo: (reading) => this.replyTo(reading),
            targetOf: (topic, reading) => this.targetOf(topic, reading),
          })
        : undefined;
    const chosen = continued
      ? [continued]
      : said === text
        ? replies
        : this.merged(replies, this.understanding.read(said));
    // "Cigarettes?": a word of the leaflet's own that no topic is known by, or words quoted from it.
    if (chosen.length === 0 && said === text && whole.passage?.isBare && !asksForWork(whole.words))
      chosen.push(this.replyBy(whole.passage, whole));
    const first = chosen[0];
    if (!first) return this.miss(whole);
    const { topic } = first.target;
    const ground = chosen.length > 1 ? 'questions' : first.ground;
    if (isAboutUs(topic))
      return {
        outcome: 'help',
        ground,
        confidence: first.confidence,
        targets: [],
        nearest: [],
        aboutPrivacy: topic === PRIVACY,
      };
    return {
      outcome: 'answered',
      ground,
      confidence: first.confidence,
      targets: chosen.map(({ target }) => target),
      nearest: chosen.length === 1 && first.ground === 'topic' ? this.rivals(whole) : [],
    };
  }

  /** The topics that come so near to the best one that they may have been meant. */
  private rivals({ topics: [best, ...others], threshold }: Reading): Choice[] {
    if (!best) return [];
    return others
      .filter(({ topic, score }) => !isAboutUs(topic) && score > Math.max(best.score - RIVAL, threshold - NEAR))
      .slice(0, MOST_OTHERS)
      .map(({ topic }) => choiceOf(topic));
  }

  /** What a reading asks for, taken alone; undefined when nothing is clear enough. */
  replyTo(reading: Reading): Reply | undefined {
    const { threshold, passage } = reading;
    const best = reading.topics[0];
    if (!best || isWrittenOff(reading.topics, threshold)) return undefined;
    if (isThanks(reading.words)) return thanked(reading);
    const isPlain = best.score >= threshold + (passage?.share === 1 ? 2 * PLAIN : PLAIN) && !isAboutUs(best.topic);
    if (passage && !passage.isBare && !isPlain && !reading.mentions.some(({ weak }) => !weak))
      return this.replyBy(passage, reading);
    const { asked, sure } = whatNamesAsk(reading, threshold);
    const named = asked === CONTACT || asked === WEBSITES;
    const isTask = !isAboutUs(best.topic) && (asksToWrite(reading.words) || asksForVerdict(reading.words));
    const needed = isTask ? threshold + WRITING : threshold;
    if (asked === 'nothing' || (!named && (best.score < needed || asksForMark(reading.words)))) return undefined;
    // "I volunteer with the NSPCC and need Wishaw social work": of them the leaflet has nothing, of Wishaw it has.
    const noSite = asked === WEBSITES && !asksForSite(reading) && this.asksWhatIsLacking(reading, WEBSITES);
    const topic = noSite ? CONTACT : named ? asked : best.topic;
    if (noSite && !(speaksOfSocialWork(reading) && this.targetOf(CONTACT, reading).contacts)) return undefined;
    if (topic === CONTACT && (this.asksWhatIsLacking(reading) || asksOfOthers(reading))) return undefined;
    return {
      target: this.targetOf(topic, reading),
      ground: named ? 'name' : 'topic',
      score: sure ? Math.max(1, best.score) : best.score,
      confidence: sure ? 1 : named ? Math.max(0.9, best.confidence) : best.confidence,
    };
  }

  private replyBy({ topic, share, isBare }: Passage, reading: Reading): Reply {
    // What hardly asks is no other question after a danger.
    const confidence = isBare ? share / 2 : share;
    return { target: this.targetOf(topic, reading), ground: 'passage', score: 1, confidence };
  }

  /** Whether it asks of a contact, or of whose a website is, what the leaflet does not print: its hours, its shop. */
  private asksWhatIsLacking({ words }: Reading, of: typeof CONTACT | typeof WEBSITES = CONTACT): boolean {
    const { lacks } = of === CONTACT ? this.knowledge.contactList : this.knowledge.websiteList;
    const text = ` ${words.join(' ')} `;
    // The bare phrase first: it needs no string of its own, and hardly any of them stands in a message.
    return lacks.some((phrase) => text.includes(phrase) && text.includes(` ${phrase} `));
  }

  /** The target of a topic, with the contacts and websites that the reading means. */
  targetOf(topic: string, { words, asks, meant, mentions }: Reading): Target {
    if (mentions.length === 0) return { topic };
    const ids = (kind: 'contact' | 'website') => [
      ...new Set(meant.filter((mention) => mention.kind === kind).flatMap((mention) => mention.ids)),
    ];
    if (topic === WEBSITES) {
      const websites = ids('website');
      return websites.length > 0 ? { topic, websites } : { topic };
    }
    const remarks: Remark[] = [];
    const unlisted = meant.filter(({ kind }) => kind === 'unlisted-place');
    const unknownNumber = mentions.some(({ kind }) => kind === 'unknown-number');
    if (unknownNumber) remarks.push({ message: 'contact.unknown-number' });
    const contacts =
      wantsWholeList(words) && unlisted.length === 0
        ? ids('contact').filter((id) => this.isLocality(id))
        : ids('contact');
    // A place that is not listed, and no other that is: the whole list, never one team's number in its stead.
    // A statement with a number that is nobody's ("from now on Airdrie is ...") asks for no one contact.
    const told = unknownNumber && !asks;
    const narrowed =
      !told && contacts.length > 0 && !(unlisted.length > 0 && contacts.every((id) => !this.isLocality(id)));
    const unlistedMessage = narrowed ? 'contact.not-listed-beside' : 'contact.not-listed';
    for (const { label } of unlisted) remarks.unshift({ message: unlistedMessage, name: label });
    if (topic === CONTACT) {
      const order = this.knowledge.contacts.map(({ id }) => id).filter((id) => contacts.includes(id));
      return { topic, ...(narrowed ? { contacts: order } : {}), ...(remarks.length > 0 ? { remarks } : {}) };
    }
    const localities = contacts.filter((id) => this.isLocality(id));
    return localities.length > 0 && unlisted.length === 0 ? { topic, contacts: localities } : { topic };
  }

  private isLocality(id: string): boolean {
    return this.knowledge.contacts.some((contact) => contact.id === id && contact.role === 'locality');
  }

  /** The questions of a message: two or three in order, or the one that the whole message asks, or its clearest sentence does. */
  private repliesTo(text: string, whole: Reading, own: Reply | undefined, shown: readonly string[] = []): Reply[] {
    // "An e-mail address for the Airdrie team? Phoning is no use to me": what asks for no one's number gets none for that name.
    const isBorrowed = this.targetOf(CONTACT, whole).contacts !== undefined && this.asksWhatIsLacking(whole);
    const parts = questionsIn(text, {
      shown,
      read: (part) => this.understanding.read(part),
      replyTo: (reading) => this.replyTo(reading),
    }).filter(({ target: { topic, contacts } }) => !isBorrowed || topic !== CONTACT || contacts);
    if (parts.length > 1) return this.merged(parts.slice(0, MOST_TARGETS), whole);
    if (own) return [own];
    return this.merged(parts, whole).map((part) => ({ ...part, ground: 'sentence' }));
  }

  /** The targets with the contacts and websites that the whole message means: a correction may stand in another sentence. */
  private merged(replies: readonly Reply[], whole: Reading): Reply[] {
    return replies.map((reply) => ({ ...reply, target: this.targetOf(reply.target.topic, whole) }));
  }

  private whyMissed(whole: Reading): Ground {
    if (asksForWork(whole.words)) return 'beyond';
    if (websitesMeant(whole).length > 0 && this.asksWhatIsLacking(whole, WEBSITES)) return 'not-printed';
    const near = (whole.topics[0]?.score ?? -1) >= whole.threshold || whole.mentions.some(({ weak }) => !weak);
    if (near && this.asksWhatIsLacking(whole)) return 'not-printed';
    return whatNamesAsk(whole, whole.threshold).asked === 'nothing' ? 'name-only' : 'below';
  }

  private miss(whole: Reading): Plan {
    const { threshold } = whole;
    const topics = whole.topics.filter(({ topic }) => !isAboutUs(topic));
    const near = topics.filter(({ score }) => score > threshold - NEAR).slice(0, MOST_CHOICES);
    const far = topics.filter(({ score }) => score > threshold - FAR).slice(0, MOST_OTHERS);
    const meant = whole.meant.filter(({ kind, place, weak }) => kind === 'contact' && place && !weak);
    const places = [...new Set(meant.flatMap(({ ids }) => ids))];
    const most = near.length > 0 ? MOST_CHOICES : MOST_OTHERS;
    const nearest = (near.length > 0 ? near : far).flatMap(({ topic }): Choice[] =>
      topic === CONTACT && places.length > 0 && places.length <= most
        ? places.map((id) => ({ kind: 'contact', id }))
        : [choiceOf(topic)],
    );
    const ground = this.whyMissed(whole);
    // Of whose website it is the leaflet has that alone.
    const sites = ground === 'not-printed' ? websitesMeant(whole) : [];
    const offered =
      sites.length > 0
        ? [...sites.map((id): Choice => ({ kind: 'website', id })), ...nearest.filter(({ kind }) => kind !== 'contact')]
        : nearest;
    const isUnclear = near.length > 0 && sites.length === 0 && ground !== 'beyond';
    const outcome = isUnclear ? 'choices' : 'unknown';
    return {
      outcome,
      ground,
      confidence: whole.topics[0]?.confidence ?? 0,
      targets: [],
      nearest: offered.slice(0, most),
    };
  }
}

function websitesMeant({ meant }: Reading): string[] {
  return [...new Set(meant.filter(({ kind, weak }) => kind === 'website' && !weak).flatMap(({ ids }) => ids))];
}

/** The choice that leads to a topic's answer. */
export function choiceOf(topic: string): Choice {
  if (topic === CONTACT) return { kind: 'list', id: 'contacts' };
  if (topic === WEBSITES) return { kind: 'list', id: 'websites' };
  return { kind: 'topic', id: topic };
}
