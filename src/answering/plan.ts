import type { Choice } from '../question';
import type { Outcome, Shown } from './answer';
import type { MessageId } from './messages';

/** One thing that the answer is to show. */
export interface Target extends Shown {
  /** Said above it in our own words: a place that is not listed, a number that is nobody's. */
  readonly remarks?: readonly Remark[];
}

/** One of our messages, with a name from the content put into it where the message takes one. */
export interface Remark {
  readonly message: MessageId;
  readonly name?: string;
}

/**
 * What a plan was decided by. A closed list, for explanations. Answered: `name` (something named, and asked for), `topic` (the whole
 * message comes near enough to one), `passage` (the leaflet's own words are asked after), `sentence` (one sentence of several does), `questions` (several are asked), `follow-up`, `choice`
 * (a button). Not answered: `below` (no topic comes near enough), `name-only` (a name, and its number is not asked for), `not-printed`
 * (of a contact, or of whose a website is, what the leaflet does not print), `beyond` (Signpost is to judge somebody, or to write). `no-words`: nothing was said.
 */
export type Ground =
  | 'name'
  | 'topic'
  | 'passage'
  | 'sentence'
  | 'questions'
  | 'follow-up'
  | 'choice'
  | 'below'
  | 'name-only'
  | 'not-printed'
  | 'beyond'
  | 'no-words';

/** What to answer, decided; how it is said is the composer's business. */
export interface Plan {
  readonly outcome: Outcome;
  readonly ground: Ground;
  /** How sure the first target is, 0 to 1. */
  readonly confidence: number;
  /** In the order in which they are shown; empty unless `answered`. */
  readonly targets: readonly Target[];
  /** Best first: what may be meant (`choices`), the nearest that there is (`unknown`), what may have been meant instead (`answered`). */
  readonly nearest: readonly Choice[];
  /** For `help`: whether the question was what becomes of the words. */
  readonly aboutPrivacy?: boolean;
  /** For `help`: said above it. */
  readonly remark?: MessageId;
}
