import fc from 'fast-check';
import { OUTCOMES } from '../../src/answering/answer';
import type { Assistant } from '../../src/answering/assistant';
import { toMachineAnswer } from '../../src/answering/machine-answer';
import { numberFaults } from '../../src/answering/number-faults';
import { anyString } from '../fixtures/any-string';
import { openedAssistant, questionOf, realKnowledge } from '../fixtures/real-assistant';
import { whoseWords } from '../fixtures/whose-words';

/** `npm run bench:fuzz` asks for more of them, with the encoder or without. */
const COUNT = Number(process.env.FUZZ_STRINGS ?? 20_000);
const SEED = Number(process.env.SEED ?? 20_260_131);
const ENCODED = process.env.ENCODER === 'on';

const knowledge = realKnowledge();
const faultsOf = whoseWords(knowledge);

/** Asks strings, every other one in one of a few conversations; throws for the first whose answer is not as it must be. */
async function askAll(assistant: Assistant, count: number): Promise<void> {
  const thread = fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 1, nil: undefined });
  await fc.assert(
    fc.asyncProperty(anyString(knowledge), thread, async (text, key) => {
      const answer = await assistant.answer(questionOf(text, key));
      const faults = [...faultsOf(answer), ...numberFaults(toMachineAnswer(text, answer), knowledge)];
      if (!OUTCOMES.includes(answer.outcome)) faults.push(`the outcome ${answer.outcome}`);
      if (answer.sections.length === 0) faults.push('nothing');
      if (faults.length > 0) throw new Error(faults.join('; '));
    }),
    { numRuns: count, seed: SEED, endOnFailure: false },
  );
}

describe('whatever is typed, there is an answer, all its words the leaflet’s or ours, all its numbers listed', () => {
  it(`${ENCODED ? 2_000 : COUNT} strings, without the encoder`, async () => {
    await askAll(await openedAssistant(false), ENCODED ? 2_000 : COUNT);
  }, 14_400_000);

  it(`${ENCODED ? COUNT : 300} strings, with the encoder`, async () => {
    await askAll(await openedAssistant(true), ENCODED ? COUNT : 300);
  }, 14_400_000);
});
