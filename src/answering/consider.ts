import { type DangerReading, isClearlyCalm, speaksOfHarm } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import type { Matcher, Understanding } from '../matching/matcher';
import { partsBeside, sentencesOf } from '../matching/sentences';
import { fold } from '../matching/words';
import type { Conversation } from '../store/store';
import { besideHelp } from './beside-help';
import { textsInContext } from './context';
import { Decider } from './decide';
import type { Plan } from './plan';
import { asksTwice } from './questions-in';
import { isStillInDanger } from './still-in-danger';

/** A message, understood and decided. */
export interface Considered {
  readonly understanding: Understanding;
  readonly danger: DangerReading;
  /** Whether it goes on from a danger that was told before it. */
  readonly stillInDanger: boolean;
  readonly plan: Plan;
  /** What the plan is for: the message, or what is asked in it beside a danger, or beside what is said to Signpost. */
  readonly decidedOn: string;
}

/** What a question without words gets. */
export const HELP_PLAN: Plan = { outcome: 'help', ground: 'no-words', confidence: 1, targets: [], nearest: [] };

/** A confidence from which on the words alone decide: of the questions that were tried, the encoder betters hardly any (docs/decisions/0012). */
const SURE = 0.95;

/**
 * Understands a message in its conversation and decides what to answer. The same message in the same conversation gets the same: whether the
 * sentence encoder is asked depends on its words alone, never on load.
 */
export async function consider(
  text: string,
  conversation: Conversation | undefined,
  { knowledge, matcher }: { readonly knowledge: Knowledge; readonly matcher: Pick<Matcher, 'open'> },
): Promise<Considered> {
  const { byWords, encoded } = matcher.open(text);
  if (!encoded) return considerBy(byWords, text, conversation, knowledge);
  if (sentencesOf(text).length === 1) {
    const considered = considerBy(byWords, text, conversation, knowledge);
    if (isSure(considered, text)) return considered;
  }
  return considerBy(await encoded(...textsInContext(text, conversation, knowledge)), text, conversation, knowledge);
}

/** Of one sentence: one question, clearly put, without a word of harm and nowhere near to danger. */
function isSure({ understanding, danger, plan }: Considered, text: string): boolean {
  const { ground, targets } = plan;
  const { words, topics } = understanding.read(text);
  // What is answered for a name's sake must be what its words ask for, too: that a place is named is no measure of that.
  const isPlain =
    (ground === 'topic' || ground === 'name') && targets.length === 1 && targets[0]?.topic === topics[0]?.topic;
  const isCalm = isClearlyCalm(danger, text) && !speaksOfHarm(words);
  return isPlain && (topics[0]?.confidence ?? 0) >= SURE && isCalm && !asksTwice(text);
}

function considerBy(
  understanding: Understanding,
  text: string,
  conversation: Conversation | undefined,
  knowledge: Knowledge,
): Considered {
  const decider = new Decider(knowledge, understanding);
  const danger = understanding.readDanger(text);
  const decided = !/[\p{L}\p{N}]/u.test(fold(text.slice(0, 2_000)))
    ? { plan: HELP_PLAN, decidedOn: text }
    : decideOn(text, understanding, danger.urgent, decider, conversation);
  const { plan } = decided;
  const reading = understanding.read(text);
  const stillInDanger = !danger.urgent && isStillInDanger(reading, danger, plan, conversation, knowledge);
  // What Signpost is for is no answer to "please hurry".
  const isNoHelp = stillInDanger && plan.outcome === 'help';
  return { understanding, danger, stillInDanger, ...decided, plan: isNoHelp ? { ...plan, outcome: 'unknown' } : plan };
}

/**
 * In danger, what is asked beside the danger counts: "he is hitting her now, what are the signs". Else, where the whole is no answer, what is asked beside
 * what is said to Signpost.
 */
function decideOn(
  text: string,
  understanding: Understanding,
  isUrgent: boolean,
  decider: Decider,
  conversation: Conversation | undefined,
): Pick<Considered, 'plan' | 'decidedOn'> {
  const besideDanger = isUrgent ? partsBeside(text, (part) => understanding.readDanger(part).urgent) : '';
  const asked = besideDanger === '' ? undefined : decider.decide(besideDanger, conversation, text);
  if (asked?.outcome === 'answered') return { plan: asked, decidedOn: besideDanger };
  const whole = { plan: decider.decide(text, conversation), decidedOn: text };
  // A plea after a danger goes on from it, whatever stands beside it.
  if (isUrgent || conversation?.inDanger || whole.plan.outcome === 'answered' || whole.plan.aboutPrivacy) return whole;
  const rest = besideHelp(text, understanding);
  if (rest === '') return whole;
  const plan = decider.decide(rest, conversation);
  const isBetter = plan.outcome === 'answered' || (plan.outcome === 'choices' && whole.plan.outcome === 'unknown');
  return isBetter ? { plan, decidedOn: rest } : whole;
}
