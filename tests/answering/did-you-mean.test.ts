import { plain } from '../../src/answering/answer';
import { MemoryStore } from '../../src/store/memory-store';
import { questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';

const assistant = realAssistant();
const answersTo = (text: string) => assistant.answer(questionOf(text));
const labels = new Set(
  [
    ...realKnowledge().topics,
    ...realKnowledge().contacts,
    ...realKnowledge().websites,
    realKnowledge().contactList,
    realKnowledge().websiteList,
  ].map(({ label }) => plain(label)),
);

const UNSURE = [
  'what about the bruising policy',
  'is the Cumbernauld team open on Saturday mornings',
  'training for staff',
  'what is the law on it',
  'are Airdrie, Bellshill, Coatbridge and Wishaw open on Saturdays',
];

/** Words of two topics each. */
const BROAD = ['what should I do about a worry', 'what are the signs of child sexual exploitation'];

describe('what may be meant is offered as a person would say it', () => {
  it.each(UNSURE)('%s', async (text) => {
    const { outcome, choices } = await answersTo(text);
    expect(['choices', 'unknown']).toContain(outcome);
    expect(choices.length).toBeLessThanOrEqual(3);
    for (const { label, choice } of choices) {
      expect(labels).toContain(plain(label));
      expect(plain(label)).not.toBe(choice.id);
    }
  });

  it('a tapped choice is resolved by its id, to the answer that its words promise', async () => {
    for (const text of UNSURE)
      for (const { choice } of (await answersTo(text)).choices) {
        const answer = await assistant.answer({ choice, channel: 'web', surface: 'button', isPrivate: true });
        const shown = [...answer.sections.map(({ topic }) => topic), ...answer.contacts, ...answer.websites];
        expect([answer.outcome, answer.confidence]).toEqual(['answered', 1]);
        expect(shown).toContain(choice.id === 'contacts' ? 'contact' : choice.id);
      }
  });

  it('and can be picked in words', async () => {
    const store = new MemoryStore();
    const offering = realAssistant({ store });
    const { choices } = await offering.answer(questionOf('is the Cumbernauld team open on Saturday mornings', 'one'));
    expect(choices.map(({ choice }) => choice)).toEqual([{ kind: 'contact', id: 'cumbernauld' }]);
    expect((await offering.answer(questionOf('the first one', 'one'))).contacts).toEqual(['cumbernauld']);
  });
});

describe('beside an answer', () => {
  it('what may have been meant instead is offered: at most two, never what is shown', async () => {
    const golden = realKnowledge().golden.map(({ q }) => q);
    const answers = await Promise.all([...golden, ...BROAD].map((q) => answersTo(q)));
    const withRivals = answers.filter(({ outcome, choices }) => outcome === 'answered' && choices.length > 0);
    expect(withRivals.length).toBeGreaterThan(0);
    for (const { sections, choices } of withRivals) {
      expect(choices.length).toBeLessThanOrEqual(2);
      const shown = sections.map(({ topic }) => topic);
      for (const { choice } of choices) expect(shown).not.toContain(choice.id === 'contacts' ? 'contact' : choice.id);
    }
  });

  it('a plain answer offers nothing instead', async () => {
    for (const text of ['Signs to look out for', 'Wishaw social work number'])
      expect((await answersTo(text)).choices).toEqual([]);
  });
});

it('an honest miss offers the nearest two at most, and the human route', async () => {
  for (const text of realKnowledge().background) {
    const { outcome, choices, sections } = await answersTo(text);
    if (outcome !== 'unknown') continue;
    expect(choices.length).toBeLessThanOrEqual(2);
    expect(sections.flatMap(({ blocks }) => blocks)).toHaveLength(1);
  }
});
