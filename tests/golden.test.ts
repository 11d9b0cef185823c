import { judgeAllGolden } from '../src/answering/judge-golden';
import { realAssistant, realKnowledge } from './fixtures/real-assistant';

const knowledge = realKnowledge();
const misses = judgeAllGolden(realAssistant(), knowledge);
const kinds = [...new Set(knowledge.golden.map(({ kind }) => kind))];

describe('every golden question of knowledge/cse/questions.jsonl is answered rightly', () => {
  it.each(kinds)('those of the kind "%s"', async (kind) => {
    const wrong = (await misses)
      .filter(({ question }) => question.kind === kind)
      .map(({ question, why }) => `questions.jsonl:${question.line} "${question.q}" ${why.join('; ')}`);
    expect(wrong).toEqual([]);
  });

  it('and there are enough of them: ten a topic, six a contact', () => {
    const count = (matches: (question: (typeof knowledge.golden)[number]) => boolean) =>
      knowledge.golden.filter(matches).length;
    for (const { id } of knowledge.topics) expect([id, count(({ topic }) => topic === id) >= 10]).toEqual([id, true]);
    for (const { id } of knowledge.contacts) {
      const names = [
        id,
        ...knowledge.contactGroups.filter(({ contacts }) => contacts.includes(id)).map((group) => group.id),
      ];
      expect([id, count(({ entity }) => [entity].flat().some((name) => names.includes(name ?? ''))) >= 6]).toEqual([
        id,
        true,
      ]);
    }
  });
});
