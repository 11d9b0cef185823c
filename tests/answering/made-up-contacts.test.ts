import type { MachineAnswer } from '../../src/answering/machine-answer';
import { numberFaults } from '../../src/answering/number-faults';
import { KIND_NAMES, type MadeUpQuestion, madeUpQuestions, TEAM_IDS } from '../fixtures/contact-grammar';
import { ask, openedAssistant, realKnowledge } from '../fixtures/real-assistant';

/** `npm run bench:contacts` asks for more of them, and with the encoder. */
const COUNT = Number(process.env.CONTACT_QUESTIONS ?? 2_000);
const SEED = Number(process.env.SEED ?? 20_260_131);
const ENCODER = process.env.ENCODER === 'on';

/** What is wrong with the numbers of a reply, by what the grammar meant; empty when nothing is. */
function wrong({ must, may, orAll, orNone }: MadeUpQuestion, answer: MachineAnswer): string[] {
  const faults = numberFaults(answer, realKnowledge());
  const teams = TEAM_IDS.filter((id) => answer.contacts.includes(id));
  if ((orNone && teams.length === 0) || (orAll && teams.length === TEAM_IDS.length)) return faults;
  const missed = must.filter((id) => !answer.contacts.includes(id)).map((id) => `misses ${id}`);
  const unasked = teams.filter((id) => !must.includes(id) && !may.includes(id)).map((id) => `shows ${id}`);
  return [...faults, ...missed, ...unasked];
}

describe('made-up questions for numbers', () => {
  const questions = madeUpQuestions(COUNT, SEED);

  it('are of every kind, and all different', () => {
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(KIND_NAMES));
    expect(new Set(questions.map(({ text }) => text)).size).toBe(COUNT);
  });

  it(`get the right numbers, all ${COUNT} of them`, async () => {
    const assistant = await openedAssistant(ENCODER);
    const bad: string[] = [];
    for (const question of questions) {
      const faults = wrong(question, await ask(assistant, question.text));
      if (faults.length > 0) bad.push(`${question.kind}: "${question.text}" ${faults.join(', ')}`);
    }
    expect(bad).toEqual([]);
  }, 3_600_000);
});
