import { createExplain } from '../../src/answering/explain';
import { explanationText } from '../../src/answering/explanation-text';
import type { Encoder } from '../../src/matching/encoder';
import { Matcher } from '../../src/matching/matcher';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const model = realModel();
const byWords = new Matcher(knowledge, model);
const SCALE = { learned: 0.5, heard: 0.25, shift: 0.1 };

/** An encoder whose vectors mean nothing, and which hears this in every text; what it was asked to hear, and what to encode alone. */
function hearing(danger: number, about: Partial<Encoder> = { danger: SCALE }) {
  const [heard, encoded]: [string[], string[]] = [[], []];
  const vectors = (texts: readonly string[]) => texts.map(() => new Float32Array(384));
  const encoder: Encoder = {
    name: 'made-up',
    dimensions: 384,
    async encode(texts) {
      encoded.push(...texts);
      return vectors(texts);
    },
    async read(texts) {
      heard.push(...texts);
      return vectors(texts).map((vector) => ({ vector, danger }));
    },
    ...about,
  };
  return { matcher: new Matcher(knowledge, { ...model, encoded: { model: model.model, encoder } }), heard, encoded };
}

/** A message as it is read with the encoder. */
async function read(matcher: Matcher, text: string, ...others: string[]) {
  const { encoded } = matcher.open(text);
  if (!encoded) throw new Error('no encoder');
  return (await encoded(...others)).readDanger(text);
}

const TEXT = 'the boy sleeps at his coach’s flat at weekends';

describe('what the encoder hears of danger', () => {
  it.each([-4, 0, 6])('is counted beside what the words say: log-odds of %d', async (danger) => {
    const alone = byWords.readDanger(TEXT);
    const { score, byWords: words, urgent, threshold } = await read(hearing(danger).matcher, TEXT);
    expect(words).toBe(alone.score);
    expect(score).toBeCloseTo(0.5 * alone.score + 0.25 * danger + 0.1, 10);
    expect(urgent).toBe(score > threshold);
  });

  it('does not silence danger that a message names, nor what is told after a question', async () => {
    const silent = hearing(-6).matcher;
    for (const text of [
      'a child is at immediate risk right now',
      'what does coercion mean, he has her by the hair right now',
    ])
      expect([text, (await read(silent, text)).urgent]).toEqual([text, true]);
  });

  it('is heard in what may tell of danger by its words, and not in what is clearly calm', async () => {
    const { matcher, heard, encoded } = hearing(0);
    await read(matcher, `Which languages is the leaflet printed in? ${TEXT}`);
    expect(heard).toEqual(['the boy sleeps at his coach flat at weekends']);
    expect(encoded).toContain('which languages is the leaflet printed in?');
  });

  it.each<[string, Partial<Encoder>]>([
    ['the encoder says nothing of it', {}],
    ['the encoder fails', { danger: SCALE, read: async () => Promise.reject(new Error('broken')) }],
  ])('is done without where %s', async (_, about) => {
    expect(await read(hearing(6, about).matcher, TEXT)).toEqual(byWords.readDanger(TEXT));
  });

  it('is told in an explanation beside the score by words alone', async () => {
    const { matcher } = hearing(6);
    const { score, byWords: words = Number.NaN } = await read(matcher, TEXT);
    const explain = createExplain(knowledge, matcher);
    expect(explanationText(await explain(TEXT), knowledge)).toContain(
      `Score ${score.toFixed(2)} (${words.toFixed(2)} by words alone), and `,
    );
  });
});
