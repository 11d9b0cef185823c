import { checkFits } from '../cards/check-fits';
import type { Knowledge } from '../knowledge/knowledge';
import type { Choice } from '../question';
import type { Assistant } from './assistant';
import { judgeAllGolden } from './judge-golden';

/** Every choice that a card can offer. */
function everyChoice({ topics, contacts, websites }: Knowledge): Choice[] {
  const of = (kind: Choice['kind'], ids: readonly { readonly id: string }[]) => ids.map(({ id }) => ({ kind, id }));
  return [
    ...of('topic', topics),
    ...of('contact', contacts),
    ...of('website', websites),
    ...of('list', [{ id: 'contacts' }, { id: 'websites' }, { id: 'help' }]),
  ];
}

/**
 * What is wrong with the answers that the content leads to, a line each, ready for the person who changed it: golden questions that are
 * not answered rightly, and answers that outgrow a platform's card.
 */
export async function checkAnswers(assistant: Assistant, knowledge: Knowledge): Promise<string[]> {
  const misses = (await judgeAllGolden(assistant, knowledge)).map(
    ({ question, why }) =>
      `questions.jsonl:${question.line} "${question.q}" ${why.join('; ')}; add utterances that teach it, or correct the label`,
  );
  const tooLarge: string[] = [];
  for (const choice of everyChoice(knowledge)) {
    const surface = { channel: 'terminal', surface: 'terminal', isPrivate: true } as const;
    for (const problem of checkFits(await assistant.answer({ choice, ...surface })))
      tooLarge.push(`${choice.kind} ${choice.id}: ${problem}; shorten it or split it into two topics`);
  }
  return [...misses, ...tooLarge];
}
