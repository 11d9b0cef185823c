import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allUtterances } from '../../src/matching/reader';
import { realKnowledge } from '../fixtures/real-assistant';

// A set of questions that measures the matcher must not teach it. SIGNPOST_QUESTIONS names it, one JSON object with `q` a line.
const path = process.env.SIGNPOST_QUESTIONS ?? join(__dirname, '..', '..', '..', 'shared', 'questions', 'dev.jsonl');
/** How alike two texts may be: the share of their character trigrams that they have in common (Dice). */
const MOST_ALIKE = 0.8;

function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function trigrams(text: string): Set<string> {
  const framed = `  ${normalised(text)} `;
  return new Set(Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3)));
}

if (!existsSync(path)) {
  it.skip(`the utterances are not compared with a measuring set: there is none at ${path} (set SIGNPOST_QUESTIONS)`, () => {});
} else {
  const measuring = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { q: string }).q)
    .map((q) => ({ q, trigrams: trigrams(q) }));
  const holding = new Map<string, typeof measuring>();
  for (const question of measuring)
    for (const trigram of question.trigrams) holding.set(trigram, [...(holding.get(trigram) ?? []), question]);

  /** The questions that a text is one of, or nearly. */
  function questionsLike(text: string): string[] {
    const own = trigrams(text);
    const shared = new Map<(typeof measuring)[number], number>();
    for (const trigram of own)
      for (const question of holding.get(trigram) ?? []) shared.set(question, (shared.get(question) ?? 0) + 1);
    return [...shared]
      .filter(([question, count]) => (2 * count) / (own.size + question.trigrams.size) > MOST_ALIKE)
      .map(([{ q }]) => q);
  }

  it('no utterance that teaches is a question of the measuring set, nor nearly one', () => {
    const copies = allUtterances(realKnowledge()).flatMap((utterance) =>
      questionsLike(utterance).map((q) => `"${utterance}" is nearly "${q}"`),
    );
    expect(copies).toEqual([]);
  });

  it.each(['danger.txt', 'calm.txt', 'topics.tsv'])('nor is a message that taught the encoder: %s', (file) => {
    const messages = readFileSync(join(__dirname, '..', '..', 'tools', 'encoder', 'messages', file), 'utf8');
    const texts = messages.split('\n').map((line) => line.slice(line.indexOf('\t') + 1));
    expect(texts.filter((text) => questionsLike(text).length > 0)).toEqual([]);
  });

  it('finds copies where there are any', () => {
    const first = measuring[0]?.q;
    expect(questionsLike(`${first}!`)).toContain(first);
  });
}
