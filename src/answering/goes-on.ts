import { wordsOf } from '../matching/words';
import type { Conversation } from '../store/store';
import type { Plan } from './plan';

/** A message that goes on from an answer is short. */
const MOST_WORDS = 9;
/** How such a message opens. `and` needs something after it that is clear by itself: "and Motherwell?". */
const ADDS = new Set('and also plus'.split(' '));
const ASKS = new Set('what which who whose where how when why more tell show the first second third 1 2 3'.split(' '));
/** Words that people say to each other, seldom to a machine that has just answered. */
const TALK = new Set(
  'we us our ours lets you your yours u ur yous youse ye thanks thank thx ta cheers said told phoned rang yes yeah yep aye lol haha morning hi hello hey see'.split(
    ' ',
  ),
);
/** The plan must be this sure: measured on talk of other things, what is read into it by the context alone mostly stays below. */
const SURE = 0.85;

/**
 * Whether a message that nobody addressed to us plainly goes on from our answer in its thread. Leans to no: people who talk to each
 * other are left alone, and who meant us can name us.
 */
export function plainlyGoesOn(text: string, plan: Plan, conversation: Conversation | undefined): boolean {
  const { outcome, ground, confidence, targets } = plan;
  const words = wordsOf(text);
  const [first = '', second = ''] = words;
  if (outcome !== 'answered' || confidence < SURE) return false;
  if (words.length > MOST_WORDS || words.some((word) => TALK.has(word))) return false;
  const adds = ADDS.has(first) || (second === 'about' && (first === 'what' || first === 'how'));
  if (ground !== 'follow-up') return adds;
  // What would only be said again is no answer.
  return (adds || ASKS.has(first)) && targets[0]?.topic !== conversation?.topics[0];
}
