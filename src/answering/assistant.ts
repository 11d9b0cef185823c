import type { Question } from '../question';
import type { Answer } from './answer';

/** Answers a question; never throws for what a question holds, never falls silent. */
export interface Assistant {
  answer(question: Question): Promise<Answer>;
}
