import type { Answer } from '../answering/answer';
import type { AttentiveAssistant } from '../answering/assistant';
import type { Question } from '../question';
import { describeSpan } from '../tracing';
import type { Metrics } from './metrics';

/** An assistant whose answers are counted, timed and traced; it answers, and fails, as the one within. */
export function meterAssistant(assistant: AttentiveAssistant, metrics: Metrics): AttentiveAssistant {
  function meter<T>(question: Question, work: () => Promise<T>, answerIn: (result: T) => Answer | undefined) {
    const { channel, surface } = question;
    return metrics.stage('answer', channel, async () => {
      try {
        const result = await work();
        const answer = answerIn(result);
        if (answer) {
          if (!question.isDraft) metrics.answered(question, answer);
          describeSpan({ surface, outcome: answer.outcome, urgent: answer.urgent });
        }
        return result;
      } catch (error) {
        metrics.failed(channel);
        throw error;
      }
    });
  }
  return {
    answer: (question) =>
      meter(
        question,
        () => assistant.answer(question),
        (answer) => answer,
      ),
    overhear: (question, byAsker) =>
      meter(
        question,
        () => assistant.overhear(question, byAsker),
        (heard) => (heard.kind === 'nothing' ? undefined : heard.answer),
      ),
  };
}
