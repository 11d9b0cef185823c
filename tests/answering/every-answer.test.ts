import fc from 'fast-check';
import { type Answer, OUTCOMES, plain, type Run, type Text } from '../../src/answering/answer';
import { MESSAGES } from '../../src/answering/messages';
import { renderText } from '../../src/cards/text';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Choice } from '../../src/question';
import { questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const assistant = realAssistant();

/** Every run of text in an answer, whoever it is shown to. */
function runsOf(answer: Answer): Run[] {
  const texts: Text[] = [...answer.notes, answer.closing, ...answer.source];
  for (const { label } of [...answer.choices, ...answer.related]) texts.push(label);
  for (const { title, blocks } of answer.sections) {
    texts.push(title);
    for (const block of blocks) {
      if (block.kind === 'list') texts.push(...block.items);
      else if (block.kind === 'contact') texts.push(block.name, [block.number]);
      else if (block.kind === 'website') texts.push(block.name, [block.address]);
      else texts.push(block.text);
    }
  }
  return texts.flat();
}

/** All words that are ours, by id: our messages, with a place of the gazetteer in them or not, and the owners' titles and labels. */
function ourWords(content: Knowledge): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  const allow = (id: string, text: string) => words.set(id, (words.get(id) ?? new Set()).add(text));
  for (const [id, message] of Object.entries(MESSAGES)) {
    allow(id, message);
    for (const place of content.language.unlistedPlaces) allow(id, message.replace('{name}', place));
  }
  const parts = [...content.topics, ...content.contacts, ...content.websites, content.contactList, content.websiteList];
  const texts = parts.flatMap((part) => [part.label, ...('title' in part ? [part.title] : [])]);
  const names = [...content.contacts, ...content.websites].map(({ block }) => block.name);
  for (const run of [...texts, ...names].flat()) if (run.from === 'ours') allow(run.id, run.text);
  return words;
}

const allowed = ourWords(knowledge);
const places = knowledge.language.unlistedPlaces;
const bare = (text: string) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[\s*]+/g, '');

/** Where a run's words are from, when they are neither the leaflet's at their span nor ours by their id. */
function foreign(run: Run): string | undefined {
  if (run.from === 'leaflet') {
    const printed = knowledge.source.slice(run.span.start, run.span.end);
    return bare(printed) === bare(run.text) ? undefined : `not the leaflet's: ${run.text}`;
  }
  return allowed.get(run.id)?.has(run.text) ? undefined : `not ours: ${run.text}`;
}

const NUMBERS = new Set(knowledge.contacts.map(({ block }) => block.number.text));

/** What the rendered card holds in digits beside the leaflet's own numbers and words. */
function strayDigits(answer: Answer): string[] {
  let text = renderText(answer, 'asker');
  for (const number of [...NUMBERS].sort((a, b) => b.length - a.length)) text = text.replaceAll(number, '');
  for (const run of runsOf(answer))
    if (run.from === 'leaflet' && /\d/.test(run.text)) text = text.replaceAll(run.text, '');
  return (text.match(/[^\n]*\d+[^\n]*/g) ?? []).filter((line) => !/^\d\. /.test(line));
}

function check(answer: Answer): void {
  expect(runsOf(answer).flatMap((run) => foreign(run) ?? [])).toEqual([]);
  expect(strayDigits(answer)).toEqual([]);
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
