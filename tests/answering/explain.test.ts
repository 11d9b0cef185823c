import { plain } from '../../src/answering/answer';
import { createExplain } from '../../src/answering/explain';
import { explanationText } from '../../src/answering/explanation-text';
import { Matcher } from '../../src/matching/matcher';
import type { Conversation } from '../../src/store/store';
import { ask, realAssistant, realKnowledge, realModel } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const explain = createExplain(knowledge, new Matcher(knowledge, realModel()));
const inText = async (question: string) => explanationText(await explain(question), knowledge);

const WISHAW: Conversation = {
  topics: ['contact'],
  contacts: ['wishaw'],
  websites: [],
  offered: [],
};

describe('an explanation tells', () => {
  it('the words as they were understood, what was written out and what was corrected', async () => {
    const { words, expansions, corrections } = await explain('whit are teh sings of groomng');
    expect(words.join(' ')).toBe('what are the signs of grooming');
    expect(expansions).toContainEqual({ from: 'whit', to: 'what' });
    expect(corrections).toContainEqual({ from: 'groomng', to: 'grooming' });
  });

  it.each([
    ['denied', 'not Airdrie, Bellshill number', 'airdrie'],
    ['corrected', 'Airdrie number, sorry, I mean Bellshill', 'airdrie'],
    ['left', 'they are going from Airdrie to Bellshill, number', 'airdrie'],
    ['elsewhere', 'I work in Airdrie but the girl lives in Bellshill, number', 'airdrie'],
    ['number', 'is 01236 638700 Cumbernauld or Airdrie', 'airdrie'],
  ])('which place that is named is not meant, and that it is %s', async (notMeant, question, id) => {
    const { mentions } = await explain(question);
    expect(mentions.filter((mention) => mention.notMeant)).toEqual([expect.objectContaining({ ids: [id], notMeant })]);
  });

  it('how each thing was found', async () => {
    const { mentions } = await explain('the office is shut, is it 01236 757000 or Wishaw or Hamilton or 0141 287 0555');
    expect(mentions.map(({ found, kind }) => [found, kind])).toEqual([
      ['circumstance', 'contact'],
      ['number', 'contact'],
      ['name', 'contact'],
      ['name', 'unlisted-place'],
      ['number', 'unknown-number'],
    ]);
  });

  it('the part of a long message that tells of a danger, with what was found in it', async () => {
    const { danger } = await explain('The rota is done. A girl has just been dragged into a van. Thanks for the cake.');
    expect(danger.urgent).toBe(true);
    expect(danger.score).toBeGreaterThan(danger.threshold);
    expect(danger.words.join(' ')).toContain('dragged into a van');
    expect(danger.signals.map(({ signal }) => signal)).toContain('taken-or-missing');
  });

  it('the five best topics with utterances of their own that are most like the question', async () => {
    const { topics, thresholds } = await explain('what are the signs to look out for');
    expect(topics).toHaveLength(5);
    expect(topics[0]).toMatchObject({ topic: 'signs' });
    expect(topics[0]?.score).toBeGreaterThan(thresholds.answer);
    const own = knowledge.topics.find(({ id }) => id === 'signs');
    const texts = topics[0]?.examples.map(({ text }) => text) ?? [];
    expect(texts).toHaveLength(2);
    const titles = [own?.title, own?.label].flatMap((runs) => (runs ? [plain(runs)] : []));
    for (const text of texts) expect([...(own?.examples ?? []), ...titles]).toContain(text);
    const [first, second] = topics[0]?.examples ?? [];
    expect(first?.likeness).toBeGreaterThanOrEqual(second?.likeness ?? 1);
  });

  it('an utterance of the content as most like itself', async () => {
    const example = knowledge.topics.find(({ id }) => id === 'consent')?.examples[0] ?? '';
    const { topics } = await explain(example);
    const consent = topics.find(({ topic }) => topic === 'consent');
    expect(consent?.examples[0]).toMatchObject({ text: example, likeness: expect.closeTo(1, 3) });
  });
});

describe('the decision is the one that answers, by', () => {
  it.each([
    ['name', 'Wishaw social work number'],
    ['topic', 'what are the signs'],
    ['questions', 'What is CSE and what are the signs?'],
    ['below', 'zxcvb qwert'],
    ['not-printed', 'what are the opening hours of the Wishaw office'],
    ['no-words', '?!'],
  ])('%s: "%s"', async (ground, question) => {
    const { decision } = await explain(question);
    const answer = await ask(realAssistant(), question);
    expect(decision.ground).toBe(ground);
    expect([decision.outcome, decision.confidence]).toEqual([answer.outcome, answer.confidence]);
    expect(decision.targets.map(({ topic }) => topic)).toEqual(answer.topics);
  });

  it('what was answered before, where a message goes on from it', async () => {
    const question = 'what is that number again';
    const alone = await explain(question);
    const { decision } = await explain(question, WISHAW);
    expect(decision).toMatchObject({ ground: 'follow-up', targets: [{ topic: 'contact', contacts: ['wishaw'] }] });
    expect(alone.decision.ground).not.toBe('follow-up');
  });

  it('what is asked beside a danger', async () => {
    const { decidedOn, decision, danger } = await explain('A man is hitting a girl right now. What are the signs?');
    expect(danger.urgent).toBe(true);
    expect(decidedOn).toBe('What are the signs?');
    expect(decision.targets).toEqual([{ topic: 'signs' }]);
  });
});

describe('as plain text', () => {
  it('it names things as the cards do, with their ids', async () => {
    const text = await inText('not Airdrie, Belshill number');
    expect(text).toContain("“airdrie”: Airdrie team's number (airdrie); not meant: it is denied");
    expect(text).toContain("“belshill”: Bellshill team's number (bellshill)");
    expect(text).toMatch(/^Decided\n {2}Answers: /);
  });

  it('it has a line for every kind of thing, whatever is asked', async () => {
    for (const question of [
      '',
      'Hamilton 0141 287 0555',
      'hello',
      'do you keep this?',
      'NSPCC website',
      'x'.repeat(5_000),
    ])
      expect(await inText(question)).not.toMatch(/undefined|NaN|\[object/);
  });
});
