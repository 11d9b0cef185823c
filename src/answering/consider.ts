import type { DangerReading } from '../danger/detector';
import type { Knowledge } from '../knowledge/knowledge';
import type { Matcher, Understanding } from '../matching/matcher';
import { partsBeside } from '../matching/sentences';
import { wordsOf } from '../matching/words';
import type { Conversation } from '../store/store';
import { textsInContext } from './context';
import { Decider } from './decide';
import type { Plan } from './plan';

/** A message, understood and decided. */
export interface Considered {
  readonly understanding: Understanding;
  readonly danger: DangerReading;
  readonly plan: Plan;
  /** What the plan is for: the message, or what is asked in it beside a danger. */
  readonly decidedOn: string;
}

/** What a question without words gets. */
export const HELP_PLAN: Plan = { outcome: 'help', ground: 'no-words', confidence: 1, targets: [], nearest: [] };

/** Understands a message in its conversation and decides what to answer. The same message in the same conversation gets the same. */
export async function consider(
  text: string,
  conversation: Conversation | undefined,
  { knowledge, matcher }: { readonly knowledge: Knowledge; readonly matcher: Pick<Matcher, 'understand'> },
): Promise<Considered> {
  const understanding = await matcher.understand(text, ...textsInContext(text, conversation, knowledge));
  const decider = new Decider(knowledge, understanding);
  const danger = understanding.readDanger(text);
  const decided =
    wordsOf(text.slice(0, 2_000)).length === 0
      ? { plan: HELP_PLAN, decidedOn: text }
      : decideOn(text, danger.urgent ? understanding : undefined, decider, conversation);
  return { understanding, danger, ...decided };
}

/** In danger, what is asked beside the danger counts: "he is hitting her now, what are the signs". */
function decideOn(
  text: string,
  urgent: Understanding | undefined,
  decider: Decider,
  conversation: Conversation | undefined,
): Pick<Considered, 'plan' | 'decidedOn'> {
  const beside = urgent ? partsBeside(text, (part) => urgent.readDanger(part).urgent) : '';
  const plan = beside === '' ? undefined : decider.decide(beside, conversation, text);
  if (plan?.outcome === 'answered') return { plan, decidedOn: beside };
  return { plan: decider.decide(text, conversation), decidedOn: text };
}
