import type { DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import { CONTACT, WEBSITES } from '../matching/compiled-model';
import type { Reading } from '../matching/matcher';
import type { Conversation } from '../store/store';
import { relatedOf } from './context';
import type { Plan, Target } from './plan';
import { isThanks } from './thanks';

/** A longer message speaks for itself. */
const MOST_WORDS = 14;
/** An answer this sure is to a question of its own. */
const PLAIN = 0.6;

/**
 * Whether a short message goes on from a danger that was told before it in its conversation: a place, "what do I do", "please hurry". It does
 * unless it says that all is well, thanks, or plainly asks for something that is no way to tell anybody.
 */
export function isStillInDanger(
  { words }: Reading,
  { signals }: DangerReading,
  { outcome, targets, confidence, aboutPrivacy }: Plan,
  conversation: Conversation | undefined,
  knowledge: Knowledge,
): boolean {
  if (!conversation?.inDanger || words.length > MOST_WORDS) return false;
  if (isThanks(words) || signals.some(({ signal }) => signal === 'stated-calm' || signal === 'framed')) return false;
  if (outcome !== 'answered') return !aboutPrivacy;
  return confidence < PLAIN || isWayToTell(targets, knowledge);
}

/** Whether a tapped button goes on from such a danger, by what it shows: an area's number, what to do; or it shows nothing any more. */
export function isTappedInDanger(
  plan: Plan | undefined,
  conversation: Conversation | undefined,
  knowledge: Knowledge,
): boolean {
  if (!conversation?.inDanger) return false;
  return !plan || (plan.targets.length > 0 && isWayToTell(plan.targets, knowledge));
}

/** A topic whose card holds numbers, or one that leads on to it and to the list. */
function isWayToTell(targets: readonly Target[], knowledge: Knowledge): boolean {
  return targets.every(({ topic }) => {
    if (topic === CONTACT || holdsNumbers(topic, knowledge)) return true;
    const related = topic === WEBSITES ? [] : relatedOf(topic, knowledge);
    return related.includes('contacts') && related.some((other) => holdsNumbers(other, knowledge));
  });
}

function holdsNumbers(topic: string, { topics }: Knowledge): boolean {
  return topics.some(({ id, blocks }) => id === topic && blocks.some(({ kind }) => kind === 'contact'));
}
