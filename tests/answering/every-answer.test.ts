import fc from 'fast-check';
import { type Answer, OUTCOMES, plain } from '../../src/answering/answer';
import { MESSAGES } from '../../src/answering/messages';
import { renderText } from '../../src/cards/text';
import type { Choice } from '../../src/question';
import { questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';
import { whoseWords } from '../fixtures/whose-words';

const knowledge = realKnowledge();
const assistant = realAssistant();

const faultsOf = whoseWords(knowledge);
const places = knowledge.language.unlistedPlaces;

function check(answer: Answer): void {
  expect(faultsOf(answer)).toEqual([]);
  expect(OUTCOMES).toContain(answer.outcome);
  expect(answer.sections.length).toBeGreaterThan(0);
  expect(answer.confidence >= 0 && answer.confidence <= 1).toBe(true);
  const text = renderText(answer, 'asker');
  const [closing, source] = [plain(answer.closing), answer.source.map(plain).join(' ')];
  expect(closing).toMatch(/In an emergency call\W+999/);
  expect(closing).toMatch(/Social Work Emergency Services\W+0800 121 4114/);
  expect(source).toContain(knowledge.leaflet.title.text);
  expect(source).toContain(knowledge.leaflet.publisher.text);
  expect(source).toContain('No review date is set.');
  expect(text.trimEnd().endsWith('No review date is set.')).toBe(true);
  expect(text.indexOf(closing)).toBeGreaterThan(0);
}

const KINDS: readonly (readonly [string, string, string])[] = [
  ['a topic', 'answered', 'what are the signs'],
  ['two topics', 'answered', 'What is CSE and what are the signs?'],
  ['a number', 'answered', 'Wishaw social work number'],
  ['a place that is not listed', 'answered', 'Hamilton number'],
  ["a number that is nobody's", 'answered', 'whose number is 0141 287 0555'],
  ['all numbers', 'answered', 'all the numbers please'],
  ['a website', 'answered', 'NSPCC website'],
  ['danger', 'answered', 'a girl has just been dragged into a van'],
  ['a miss', 'unknown', 'zxcvb qwert'],
  ['a greeting', 'help', 'hello'],
  ['a question about privacy', 'help', 'do you keep what I type?'],
  ['nothing', 'help', ''],
  ['case details', 'answered', 'Ellie Brown, 14, has an older boyfriend. What are the signs?'],
];

describe('every kind of answer is word for word, ends with the emergency line, and names leaflet and publisher', () => {
  it.each(KINDS)('%s: %s', async (_, outcome, text) => {
    const answer = await assistant.answer(questionOf(text));
    expect(answer.outcome).toBe(outcome);
    check(answer);
  });

  it('every button, too, and one that leads nowhere any more', async () => {
    const choices: Choice[] = [
      ...knowledge.topics.map(({ id }): Choice => ({ kind: 'topic', id })),
      ...knowledge.contacts.map(({ id }): Choice => ({ kind: 'contact', id })),
      ...knowledge.websites.map(({ id }): Choice => ({ kind: 'website', id })),
      ...['contacts', 'websites', 'help', 'nothing'].map((id): Choice => ({ kind: 'list', id })),
      { kind: 'topic', id: '__proto__' },
      { kind: 'contact', id: 'signs' },
    ];
    for (const choice of choices)
      check(await assistant.answer({ choice, channel: 'web', surface: 'button', isPrivate: true }));
  });

  it('every golden question and every question of no topic, with all outcomes among them', async () => {
    const outcomes = new Set<string>();
    for (const text of [...knowledge.golden.map(({ q }) => q), ...knowledge.background]) {
      const answer = await assistant.answer(questionOf(text));
      outcomes.add(answer.outcome);
      check(answer);
    }
    expect([...outcomes].sort()).toEqual([...OUTCOMES].sort());
  });
});

describe('whatever is asked', () => {
  const asked = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...knowledge.topics.flatMap(({ examples }) => examples.slice(0, 5))),
          fc.constantFrom(...places, ...knowledge.contacts.flatMap(({ names }) => names)),
          fc.constantFrom(
            '{name}',
            '$&',
            '$1',
            '<b>',
            '*bold*',
            '<@U123>',
            '0141 496 0123',
            'number',
            'not',
            'sorry',
            '?',
            '.',
            '\n',
          ),
          fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(' ')),
  );

  it('no word of the asker comes back: each is the leaflet’s at its place, or ours by its id', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (text) => {
        check(await assistant.answer(questionOf(text)));
      }),
      { numRuns: 200 },
    );
  });

  it('not in a conversation either', async () => {
    let thread = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 4 }), async (turns) => {
        thread += 1;
        for (const text of turns) check(await assistant.answer(questionOf(text, `t${thread}`)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the age of the content', () => {
  const dated = (reviewed: string, reviewDue: string) =>
    realAssistant({
      knowledge: { ...knowledge, leaflet: { ...knowledge.leaflet, reviewed, reviewDue } },
      clock: () => Date.UTC(2026, 0, 31, 12),
    });
  const sourceOf = async (reviewDue: string) =>
    (await dated('2025-01-31', reviewDue).answer(questionOf('what are the signs'))).source.map(plain);

  it('is told by its last review', async () => {
    expect((await sourceOf('2027-01-31')).join()).toMatch(/Last reviewed .*2025/);
  });

  it('is flagged when its review is past due, and not on the day itself', async () => {
    const flag = MESSAGES['source.past-review'];
    expect(await sourceOf('2026-01-30')).toContain(flag);
    expect(await sourceOf('2026-01-31')).not.toContain(flag);
  });
});
