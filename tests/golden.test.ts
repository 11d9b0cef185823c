import { type GoldenMiss, judgeAllGolden } from '../src/answering/judge-golden';
import { openedAssistant, realAssistant, realKnowledge } from './fixtures/real-assistant';

const knowledge = realKnowledge();
const kinds = [...new Set(knowledge.golden.map(({ kind }) => kind))];

describe('every golden question of knowledge/cse/questions.jsonl is answered rightly', () => {
  let misses: GoldenMiss[] = [];
  beforeAll(async () => {
    misses = await judgeAllGolden(await openedAssistant(true), knowledge);
  }, 120_000);

  it.each(kinds)('those of the kind "%s"', (kind) => {
    const wrong = misses
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

describe('without the sentence encoder', () => {
  let misses: GoldenMiss[] = [];
  beforeAll(async () => {
    misses = await judgeAllGolden(realAssistant(), knowledge);
  }, 60_000);

  it('no danger is missed and no number is wrong', () => {
    const grave = misses.filter(
      ({ question, why }) => question.urgent || why.some((fault) => /number|contact/.test(fault)),
    );
    expect(grave).toEqual([]);
  });

  it('at most one in a hundred golden questions is answered otherwise', () => {
    expect(misses.length).toBeLessThanOrEqual(knowledge.golden.length / 100);
  });
});
