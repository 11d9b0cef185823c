import type { Answer } from '../../../src/answering/answer';
import type { Knowledge } from '../../../src/knowledge/knowledge';
import {
  contactAnswer,
  didYouMeanAnswer,
  helpAnswer,
  notedAnswer,
  topicAnswer,
  unknownAnswer,
  urgentAnswer,
} from '../../fixtures/answers';
import { type RecordedAssistant, recordedAssistant } from '../../fixtures/recorded-assistant';

const SCRIPT: readonly [RegExp, () => Answer][] = [
  [/^\s*$/, helpAnswer],
  [/right now/, urgentAnswer],
  [/wishaw|motherwell/i, contactAnswer],
  [/exploited how/, didYouMeanAnswer],
  [/my pupil/, notedAnswer],
  [/weather/, unknownAnswer],
];

/** An assistant that knows a handful of questions, for tests of what lies around it. Answers by script; a tapped topic is answered with the content's own words. A question of "break" makes it fail. */
export function scriptedAssistant(knowledge: Knowledge): RecordedAssistant {
  return recordedAssistant({
    async answer(question) {
      if ('choice' in question) {
        const topic = knowledge.topics.find(({ id }) => id === question.choice.id);
        if (!topic) return question.choice.kind === 'topic' ? unknownAnswer() : contactAnswer();
        return topicAnswer({
          sections: [{ kind: 'topic', topic: topic.id, title: topic.title, blocks: topic.blocks }],
          version: knowledge.version,
        });
      }
      if (question.text === 'break') throw new Error(`cannot answer ${question.text}`);
      return (SCRIPT.find(([pattern]) => pattern.test(question.text))?.[1] ?? topicAnswer)();
    },
  });
}
