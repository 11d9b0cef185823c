import type { Answer } from '../answering/answer';
import type { AttentiveAssistant } from '../answering/assistant';
import { type EmergencyNumbers, emergencyLine } from '../answering/emergency-line';
import { ours } from '../answering/messages';
import type { LimitScope, Limits } from './limits';

/** What the limited assistant works with. */
export interface LimitedParts {
  readonly limits: Limits;
  /** The knowledge in force, for the refusal's emergency line. */
  readonly knowledge: () => EmergencyNumbers & { readonly version: string };
  readonly onLimited: (scope: LimitScope) => void;
}

/**
 * An assistant that refuses, kindly and with the emergency line, what is over a limit. Danger is read first: a question, or a tapped
 * button, of somebody in danger is answered however many came before it. Questions without `who` are never refused.
 */
export function limitAssistant(
  assistant: AttentiveAssistant,
  { limits, knowledge, onLimited }: LimitedParts,
): AttentiveAssistant {
  return {
    async answer(question) {
      const length = 'text' in question ? question.text.length : 0;
      const over = question.who && (await limits.take(question.who, length));
      if (!over) return assistant.answer(question);
      const heard = await assistant.overhear(question, false);
      if (heard.kind === 'danger') return heard.answer;
      onLimited(over);
      return refusal(knowledge());
    },
    async overhear(question, byAsker) {
      const heard = await assistant.overhear(question, byAsker);
      // Talk that is not meant for us is not counted; it is only left alone once its speaker is over a limit.
      const over = heard.kind === 'follow-up' && question.who && (await limits.isOver(question.who));
      return over ? { kind: 'nothing' } : heard;
    },
  };
}

function refusal(knowledge: ReturnType<LimitedParts['knowledge']>): Answer {
  const text = { kind: 'paragraph', text: [ours('limited.text')] } as const;
  return {
    outcome: 'help',
    limited: true,
    urgent: false,
    confidence: 1,
    sections: [{ kind: 'message', title: [ours('limited.title')], blocks: [text] }],
    notes: [],
    choices: [],
    related: [],
    closing: emergencyLine(knowledge),
    source: [],
    version: knowledge.version,
    contacts: [],
    websites: [],
  };
}
