import { calibrate, crossValidate, probability } from '../../src/matching/calibration';
import { DEFAULT_FEATURES } from '../../src/matching/features';
import { KnownTexts } from '../../src/matching/known-texts';
import { realModel } from '../fixtures/real-assistant';

const { vectors } = realModel();
const known = () => new KnownTexts(vectors, DEFAULT_FEATURES);
const example = (text: string, label?: string) => ({ words: text.split(' '), label });
const wordsOf = {
  animal: ['cat', 'dog', 'horse', 'sheep', 'rabbit'],
  metal: ['iron', 'steel', 'copper', 'gold', 'brass'],
};
const ask = ['the', 'a big', 'some old', 'my', 'that'];
const examples = ask.flatMap((lead) =>
  [0, 1, 2, 3, 4].flatMap((i) => [
    example(`${lead} ${wordsOf.animal[i]}`, 'animal'),
    example(`${lead} ${wordsOf.metal[i]}`, 'metal'),
    example(`${lead} ${['monday', 'seven', 'singing', 'purple', 'parliament'][i]} thing`),
  ]),
);

describe('calibration', () => {
  const calibration = calibrate(examples, known());

  it('scores the same three fifths of the examples, about, whatever others there are', () => {
    const heldOut = crossValidate(examples, known());
    expect(heldOut.length / examples.length).toBeGreaterThan(0.4);
    expect(heldOut.length / examples.length).toBeLessThan(0.8);
    const more = example('the parliament of sheep', 'animal');
    expect(crossValidate([more, ...examples, more], known()).length - heldOut.length).toBeLessThanOrEqual(2);
  });

  it('scores each by a classifier that has not seen it: what only the example itself could teach is not known', () => {
    const places = 'oslo lima quito dakar hanoi tunis perth kyoto minsk sofia turin malmo'.split(' ');
    const ofNoKind = places.flatMap((place, i) => [example(place, i % 2 ? 'x' : 'y'), example(`${place} pier`, 'z')]);
    const heldOut = crossValidate(ofNoKind, known());
    expect(heldOut.filter(({ right }) => right).length).toBeLessThan(heldOut.length - 2);
  });

  it('puts the threshold between what is right and what is not', () => {
    const mean = (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const heldOut = crossValidate(examples, known());
    const scoresWhere = (right: boolean) => heldOut.filter((item) => item.right === right).map(({ score }) => score);
    expect(calibration.threshold).toBeGreaterThan(mean(scoresWhere(false)));
    expect(calibration.threshold).toBeLessThan(mean(scoresWhere(true)));
  });

  it('turns a score into a probability that grows with it and stays between 0 and 1', () => {
    const chances = [-1e6, -1, 0, 1, 1e6].map((score) => probability(score, calibration));
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(chances[0]).toBeGreaterThanOrEqual(0);
    expect(chances[4]).toBeLessThanOrEqual(1);
    expect(probability(1, calibration)).toBeGreaterThan(0.7);
  });

  it('is the same each time', () => {
    expect(calibrate(examples, known())).toEqual(calibration);
  });

  it('keeps the threshold within its bounds, whatever the examples', () => {
    const hopeless = examples.map((one, i) => ({ ...one, label: i % 2 ? 'x' : undefined }));
    for (const set of [examples, hopeless]) {
      const { threshold, slope, offset } = calibrate(set, known());
      expect(threshold).toBeGreaterThanOrEqual(-0.2);
      expect(threshold).toBeLessThanOrEqual(0.6);
      expect(Number.isFinite(slope) && Number.isFinite(offset)).toBe(true);
    }
  });
});

describe('on the real content', () => {
  const { model } = realModel();

  it('a clear score is sure, and a score at nothing is not', () => {
    expect(probability(1.2, model.calibration)).toBeGreaterThan(0.9);
    expect(probability(-0.5, model.calibration)).toBeLessThan(0.3);
  });
});
