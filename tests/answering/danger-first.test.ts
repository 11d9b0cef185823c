import { plain } from '../../src/answering/answer';
import { renderText } from '../../src/cards/text';
import { CALM, URGENT } from '../danger/wordings';
import { ask, questionOf, realAssistant } from '../fixtures/real-assistant';

const assistant = realAssistant();

describe('danger comes first', () => {
  it.each(URGENT)('%s', async (text) => {
    const answer = await assistant.answer(questionOf(text));
    expect(answer.urgent).toBe(true);
    expect(answer.sections[0]?.kind).toBe('emergency');
    // A "did you mean" or a miss would only be in the way.
    expect(['answered', 'help']).toContain(answer.outcome);
    expect(answer.choices).toEqual([]);
    expect(answer.contacts).toEqual(expect.arrayContaining(['police-999', 'emergency', 'police-101']));
    expect(renderText(answer, 'everyone').slice(0, 300)).toContain('999');
  });
});

describe('calm stays calm', () => {
  it.each(CALM)('%s', async (text) => {
    const answer = await assistant.answer(questionOf(text));
    expect(answer.urgent).toBe(false);
    expect(answer.sections.every(({ kind }) => kind !== 'emergency')).toBe(true);
  });
});

describe('an urgent answer', () => {
  it("puts the named place's number among the emergency lines, and no other place's", async () => {
    const { contacts } = await ask(assistant, 'a girl is being attacked right now in Wishaw, what number do I ring');
    expect(contacts[0]).toBe('police-999');
    expect([...contacts].sort()).toEqual(['emergency', 'police-101', 'police-999', 'wishaw']);
  });

  it('answers what else was asked, below', async () => {
    const answer = await assistant.answer(
      questionOf('A girl has just been dragged into a van. What are the signs of CSE?'),
    );
    expect(answer.sections.map(({ kind, topic }) => topic ?? kind)).toEqual(['emergency', 'signs']);
  });

  it('gives all the numbers where no place was named', async () => {
    const { contacts } = await ask(assistant, 'a girl has just been dragged into a van');
    expect(contacts).toHaveLength(9);
  });

  it('never gives a number of another place for one that is not listed', async () => {
    const { contacts, text } = await ask(
      assistant,
      'a boy is being attacked right now in Hamilton, what number do I ring',
    );
    const localities = contacts.filter((id) => !/^police|^emergency$/.test(id));
    expect([0, 6]).toContain(localities.length);
    expect(text).toContain('does not list Hamilton');
  });

  it('closes with the emergency line all the same', async () => {
    const answer = await assistant.answer(questionOf(URGENT[0] ?? ''));
    expect(plain(answer.closing)).toContain('999');
  });
});
