import { createExplain } from '../../src/answering/explain';
import { explanationText } from '../../src/answering/explanation-text';
import { probability } from '../../src/matching/calibration';
import type { Encoder } from '../../src/matching/encoder';
import { Matcher } from '../../src/matching/matcher';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const model = realModel();
const byWords = new Matcher(knowledge, model);
const SCALE = { learned: 0.5, heard: 0.25, shift: 0.1 };

/** An encoder whose vectors mean nothing, and which hears this in every text; the texts that it was asked about danger, and those that it was not. */
function hearing(danger: number, about: Partial<Encoder> = { danger: SCALE }) {
  const [heard, others]: [string[], string[]] = [[], []];
  const encoder: Encoder = {
    name: 'made-up',
    dimensions: 384,
    encode: async (texts) => texts.map(() => new Float32Array(384)),
    async read(texts, aspects) {
      (aspects.includes('danger') ? heard : others).push(...texts);
      return texts.map(() => ({ vector: new Float32Array(384), danger }));
    },
    ...about,
  };
  return { matcher: new Matcher(knowledge, { ...model, encoded: { model: model.model, encoder } }), heard, others };
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
    const { matcher, heard, others } = hearing(0);
    await read(matcher, `Which languages is the leaflet printed in? ${TEXT}`);
    expect(heard).toContain('the boy sleeps at his coach flat at weekends');
    expect(heard).not.toContain('which languages is the leaflet printed in?');
    expect(others).toContain('which languages is the leaflet printed in?');
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

describe('what the encoder hears of topics', () => {
  const labels = byWords.read('signs').topics.map(({ topic }) => topic);
  const SHARES = { ...SCALE, subject: 'cse', labels };
  /** One that was taught the content's topics and hears these log-odds in every text, 0 where none are given. */
  function listening(heard: Readonly<Record<string, number>>, about: Partial<Encoder> = {}, learned = model.model) {
    const encoder: Encoder = {
      name: 'made-up',
      dimensions: 384,
      encode: async () => Promise.reject(new Error('no vectors are wanted')),
      read: async (texts, aspects) =>
        texts.map(() => ({
          ...(aspects.includes('topics') ? { topics: Float32Array.from(labels, (label) => heard[label] ?? 0) } : {}),
          ...(aspects.includes('danger') ? { danger: 6 } : {}),
        })),
      topics: SHARES,
      danger: SCALE,
      ...about,
    };
    return new Matcher(knowledge, { ...model, model: learned, encoded: { encoder } });
  }
  const reading = async (matcher: Matcher, text: string) => (await matcher.open(text).encoded?.())?.read(text);

  it('is counted beside what the words say, in odds', async () => {
    const text = 'his pals have dropped him';
    const alone = byWords.read(text);
    const read = await reading(listening({ signs: 4, help: -2 }), text);
    const { calibration } = model.model;
    expect(read).toMatchObject({ encoded: true, threshold: alone.threshold });
    for (const [topic, heard] of [
      ['signs', 4],
      ['help', -2],
      ['about', 0],
    ] as const) {
      const words = alone.topics.find((one) => one.topic === topic)?.score ?? Number.NaN;
      const logOdds = 0.5 * -(calibration.slope * words + calibration.offset) + 0.25 * heard + 0.1;
      const found = read?.topics.find((one) => one.topic === topic);
      expect(found?.byWords).toBe(words);
      expect(found?.confidence).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 10);
      expect(found?.confidence).toBeCloseTo(probability(found?.score ?? Number.NaN, calibration), 10);
    }
  });

  it('is heard beside danger', async () => {
    const understood = await listening({ formats: 60 }).open(TEXT).encoded?.();
    expect(understood?.read(TEXT).topics[0]?.topic).toBe('formats');
    expect(understood?.readDanger(TEXT)).toMatchObject({ byWords: byWords.readDanger(TEXT).score });
  });

  it.each<[string, Parameters<typeof listening>]>([
    ['the encoder fails', [{ signs: 9 }, { read: async () => Promise.reject(new Error('broken')) }]],
    [
      'the scores by words mean nothing',
      [{ signs: 9 }, {}, { ...model.model, calibration: { ...model.model.calibration, slope: 0 } }],
    ],
  ])('does not count where %s', async (_, made) => {
    const read = await reading(listening(...made), TEXT);
    expect(read?.encoded).toBe(false);
    expect(read?.topics.map(({ topic, score }) => [topic, score])).toEqual(
      byWords.read(TEXT).topics.map(({ topic, score }) => [topic, score]),
    );
  });

  it('ranks them', async () => {
    const read = await reading(listening({ formats: 60, about: 50 }), 'his pals have dropped him');
    expect(read?.topics.slice(0, 2).map(({ topic }) => topic)).toEqual(['formats', 'about']);
    const scores = read?.topics.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('is told in an explanation beside the score by words alone', async () => {
    const explain = createExplain(knowledge, listening({ signs: 20 }));
    expect(explanationText(await explain('his pals have dropped him'), knowledge)).toMatch(
      /\(signs\): \d\.\d\d \(-?\d\.\d\d by words alone\), right with/,
    );
  });
});
