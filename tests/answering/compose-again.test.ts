import { composeAgain } from '../../src/answering/compose-again';
import { noticesOf, questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';

const TODAY = '2026-01-31';

describe('an answer composed again from its ids', () => {
  const assistant = realAssistant({ clock: () => Date.parse(TODAY) });

  it('is the same answer, for every question of the content', async () => {
    let compared = 0;
    for (const { q } of realKnowledge().golden) {
      const answer = await assistant.answer(questionOf(q));
      // What was said of the question (a place that is not listed) is not shown again.
      if (answer.outcome !== 'answered' || noticesOf(answer).length > 0) continue;
      const again = composeAgain(realKnowledge(), { shown: answer.shown ?? [], urgent: answer.urgent }, TODAY);
      expect({ q, sections: again?.sections }).toEqual({ q, sections: answer.sections });
      // A guess beside it, or under a danger, is no part of what was shown, and is left out of what is related.
      if (!answer.urgent && answer.choices.length === 0)
        expect({ q, related: again?.related }).toEqual({ q, related: answer.related });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('keeps nothing that was said of the question', async () => {
    const answer = await assistant.answer(questionOf('social work number for Hamilton'));
    expect(noticesOf(answer).join()).toContain('Hamilton');
    const again = composeAgain(realKnowledge(), { shown: answer.shown ?? [], urgent: false }, TODAY);
    expect(JSON.stringify(again)).not.toContain('Hamilton');
    expect(again?.contacts).toEqual(answer.contacts);
  });

  it.each([
    ['a topic that is gone', [{ topic: 'gone' }]],
    ['contacts that are gone', [{ topic: 'contact', contacts: ['gone'] }]],
    ['nothing', []],
  ])('is none for %s', (_what, shown) => {
    expect(composeAgain(realKnowledge(), { shown, urgent: false }, TODAY)).toBeUndefined();
  });

  it('shows what is left of it', () => {
    const shown = [{ topic: 'gone' }, { topic: 'contact', contacts: ['gone', 'wishaw'] }];
    expect(composeAgain(realKnowledge(), { shown, urgent: false }, TODAY)?.contacts).toEqual(['wishaw']);
  });

  it('shows the emergency lines of danger, whatever else is gone', () => {
    const again = composeAgain(realKnowledge(), { shown: [{ topic: 'gone' }], urgent: true }, TODAY);
    expect(again?.sections[0]?.kind).toBe('emergency');
  });
});
