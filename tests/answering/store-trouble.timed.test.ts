import { MemoryStore } from '../../src/store/memory-store';
import type { Store } from '../../src/store/store';
import { ask, questionOf, realAssistant } from '../fixtures/real-assistant';

/** A store whose every method does the same, whatever it is asked. */
function storeThat(act: () => Promise<never>): Store {
  return {
    claimDelivery: act,
    finishDelivery: act,
    releaseDelivery: act,
    conversation: act,
    saveConversation: act,
    saveTeamsReference: act,
    removeTeamsReference: act,
    teamsReferences: act,
    setAnnounce: act,
    markNotice: act,
    sendQuestion: act,
    sentQuestions: act,
    deleteSentQuestions: act,
    countAnswer: act,
    answerCounts: act,
    countFeedback: act,
    feedbackCounts: act,
    close: act,
  };
}

const FAILURES: readonly (readonly [string, () => Promise<never>])[] = [
  ['fails', () => Promise.reject(new Error('down'))],
  [
    'throws at once',
    () => {
      throw new Error('down');
    },
  ],
  ['never answers', () => new Promise<never>(() => undefined)],
  [
    'fails late',
    () =>
      new Promise<never>((_, reject) => {
        setTimeout(reject, 250, new Error('down')).unref();
      }),
  ],
];

describe.each(FAILURES)('a store that %s', (_, act) => {
  const assistant = realAssistant({ store: storeThat(act) });

  it('never stops an answer, which comes within half a second', async () => {
    await assistant.answer(questionOf('warm'));
    for (const text of [
      'Wishaw social work number',
      'a girl has just been dragged into a van',
      '',
      'what are the signs',
    ]) {
      const started = performance.now();
      const answer = await assistant.answer(questionOf(text, 'one'));
      expect(performance.now() - started).toBeLessThan(500);
      expect(answer.sections.length).toBeGreaterThan(0);
    }
  });

  it('changes no answer that needs no memory', async () => {
    const healthy = await ask(realAssistant(), 'Wishaw social work number', 'one');
    expect(await ask(assistant, 'Wishaw social work number', 'one')).toEqual(healthy);
  });

  it('stops no tapped button, and holds it up no longer', async () => {
    const started = performance.now();
    const answer = await assistant.answer({
      choice: { kind: 'topic', id: 'signs' },
      channel: 'slack',
      surface: 'button',
      thread: 'one',
      isPrivate: false,
    });
    expect(performance.now() - started).toBeLessThan(500);
    expect(answer.sections[0]?.topic).toBe('signs');
  });

  // A rejection that nobody takes would end the process.
  it('leaves no rejection behind', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    await assistant.answer(questionOf('Wishaw social work number', 'one'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

it('counts each answer once, by outcome and topic', async () => {
  const store = new MemoryStore();
  const assistant = realAssistant({ store });
  await assistant.answer(questionOf('what are the signs'));
  await assistant.answer(questionOf('what are the signs'));
  await assistant.answer(questionOf('hello'));
  const counts = (await store.answerCounts()).map(({ outcome, topic, count }) => [outcome, topic, count]);
  expect(counts).toEqual([
    ['answered', 'signs', 2],
    ['help', 'none', 1],
  ]);
});
