import type { Question } from '../question';
import type { Answer } from './answer';

/** Words that were written in a thread of ours but not addressed to us, and what they call for. */
export type Overheard =
  /** Leave people to talk to each other. */
  | { readonly kind: 'nothing' }
  /** Somebody may be in danger: the emergency lines, for the writer alone. */
  | { readonly kind: 'danger'; readonly answer: Answer }
  /** It plainly goes on from the answer before it. */
  | { readonly kind: 'follow-up'; readonly answer: Answer };

/** Answers a question; never throws for what a question holds, never falls silent. */
export interface Assistant {
  answer(question: Question): Promise<Answer>;
}

/** An assistant for places where it hears more than is said to it. */
export interface AttentiveAssistant extends Assistant {
  /**
   * Reads what was written in the thread of an earlier answer without being addressed to us. `byAsker`: the one who asked there wrote it,
   * and nobody else has spoken since; anybody else gets `nothing`, or `danger`. A tapped button gets `danger` where it goes on from one.
   */
  overhear(question: Question, byAsker: boolean): Promise<Overheard>;
}
