import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import { CONTACT_CUES, FILLERS, NUMBER_CUES, POINTERS, WEBSITE_CUES } from '../matching/cues';
import type { Reading } from '../matching/matcher';
import type { Conversation } from '../store/store';
import { relatedOf } from './context';
import { restOf } from './named';
import type { Plan } from './plan';

/** Longer messages are talk. */
const MOST_WORDS = 12;
/** Less sure answers are left unsaid. */
const SURE = 0.85;
const set = (words: string) => new Set(words.split(/\s+/));

/** Words of people who speak to each other, or of each other: a question for a leaflet does without. */
const AMONG_PEOPLE = set(
  `you your yours yous u ur we us our ours he she him her his hers they them said says asked told did gave rang spoke heard seen saw been
  was were my mine mum mam dad parents boss guys folks everyone everybody will shall let lets gonna going`,
);
/** "Tell me more", and nothing beside it. */
const ASKS_MORE = /^(?:and |please )?(?:tell|show) me more(?: please)?$/;
/** Words that ask, at a message's start. */
const ASKING = set('what who whose which where how why whats whos wheres hows');
/** How a message begins that adds to what was answered. */
const ADDING = set('and or also plus sorry');
/** Beside names and the words that ask for a number or a site, all that a question without a verb holds. */
const BARE = set('the a for in at of on one ones to please and or also plus what about then sorry');

/** What is weighed. */
interface Heard {
  readonly text: string;
  readonly reading: Reading;
  readonly plan: Plan;
  readonly conversation: Conversation | undefined;
  readonly knowledge: Knowledge;
}

/**
 * Whether words that were written among people plainly go on from our last answer: another place, its link, whom to tell. When in doubt
 * they do not: an answer that nobody asked for is worse than none.
 */
export function goesOn({ text, reading, plan, conversation, knowledge }: Heard): boolean {
  const { words } = reading;
  const [target, ...others] = plan.targets;
  if (!conversation || conversation.topics.length === 0 || !target || others.length > 0) return false;
  if (plan.outcome !== 'answered' || plan.confidence < SURE || words.length > MOST_WORDS) return false;
  if (speaksToSomebody(text, words)) return false;
  if (target.topic === CONTACT || target.topic === WEBSITES)
    return (target.topic === CONTACT || asksForSiteShown(reading, conversation)) && asksForNames(text, reading);
  if (ASKS_MORE.test(words.join(' '))) return true;
  const leadsOn =
    ADDING.has(words[0] ?? '') ||
    conversation.topics.some((topic) => relatedOf(topic, knowledge).includes(target.topic));
  return leadsOn && asksOpenly(words) && words.length > 2 && !namesAMatter(words);
}

/** "@Jo can you ring them?", "Jo, who do I tell?". */
function speaksToSomebody(text: string, words: readonly string[]): boolean {
  return text.includes('@') || /^\s*\p{Lu}\p{Ll}+,/u.test(text) || words.some((word) => AMONG_PEOPLE.has(word));
}

/** "And for Motherwell", "the link please", "who else can I ring". */
function asksForNames(text: string, reading: Reading): boolean {
  const { words, meant } = reading;
  const rest = restOf(reading);
  const noun = rest.some((word) => NUMBER_CUES.has(word) || WEBSITE_CUES.has(word));
  const adds = meant.length > 0 && (text.trim().endsWith('?') || ADDING.has(words[0] ?? ''));
  if ((noun || adds) && rest.every((word) => BARE.has(word) || isCue(word))) return true;
  const filled = rest.every((word) => FILLERS.has(word) || POINTERS.has(word) || word === 'else' || isCue(word));
  return (
    filled && asksOpenly(words) && (noun || (meant.length === 0 && (words.includes('i') || words.includes('else'))))
  );
}

/** A site by its name, or the link of one that was shown; "link?" alone may be anybody's. */
function asksForSiteShown({ meant }: Reading, { websites }: Conversation): boolean {
  return meant.length > 0 || websites.length > 0;
}

/** Put as an open question, and not of what somebody is doing ("who's ringing them?"). */
function asksOpenly(words: readonly string[]): boolean {
  const first = words.find((word) => !ADDING.has(word) && word !== 'so' && word !== 'then') ?? '';
  return ASKING.has(first) && !/^(?:\w+ )?who(?:s| is) \w+ing\b/.test(words.join(' '));
}

/** "Who do I ask about leave": something of their own. */
function namesAMatter(words: readonly string[]): boolean {
  const about = words[words.lastIndexOf('about') + 1];
  return words.includes('about') && about !== undefined && !FILLERS.has(about) && !POINTERS.has(about);
}

function isCue(word: string): boolean {
  return CONTACT_CUES.has(word) || WEBSITE_CUES.has(word);
}
