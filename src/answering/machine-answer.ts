import { renderText } from '../cards/text';
import type { Choice } from '../question';
import type { Answer, Outcome } from './answer';

/** An answer as programs read it: one line of `npm run -s ask -- --json`, and the body of POST /api/ask. */
export interface MachineAnswer {
  /** As asked; of a tapped choice the words on its button, or empty where it is not known. */
  readonly question: string;
  readonly outcome: Outcome;
  /** Ids of what the card answers, the main one first: topics, `contact`, `websites`. Empty when it only offers choices. */
  readonly topics: readonly string[];
  /** Ids whose numbers are shown as the answer; the line that closes every card is left out. */
  readonly contacts: readonly string[];
  readonly websites: readonly string[];
  readonly urgent: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** Ids, of the same kind as in `topics`, offered as "did you mean". */
  readonly choices: readonly string[];
  /** The whole reply as plain text, as its asker reads it. */
  readonly text: string;
}

/** Turns an answer into the machine's form. Pure; the reader is taken to be the asker, so notes are part of the text. */
export function toMachineAnswer(question: string, answer: Answer): MachineAnswer {
  return {
    question,
    outcome: answer.outcome,
    topics: distinct(answer.sections.flatMap(({ topic }) => topic ?? [])),
    contacts: answer.contacts,
    websites: answer.websites,
    urgent: answer.urgent,
    confidence: answer.confidence,
    choices: distinct(answer.choices.map(({ choice }) => topicOf(choice))),
    text: renderText(answer, 'asker'),
  };
}

/** The topic under which a choice is counted: a number is `contact`, an address or their list `websites`. */
function topicOf({ kind, id }: Choice): string {
  if (kind === 'contact' || (kind === 'list' && id === 'contacts')) return 'contact';
  return kind === 'website' ? 'websites' : id;
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
