import { DangerDetector, isClearlyCalm, judgeWords, leavesDangerOpen } from '../../src/danger/detector';
import { Matcher } from '../../src/matching/matcher';
import { wordsOf } from '../../src/matching/words';
import { realKnowledge, realModel } from '../fixtures/real-assistant';
import { CALM, URGENT } from './wordings';

const matcher = new Matcher(realKnowledge(), realModel());
const filler = 'We had a meeting about the rota and the summer fair, and everybody agreed on the dates. ';

it('the wordings of these tests stand in no example', () => {
  const { danger } = realKnowledge();
  const examples = new Set([...danger.urgent, ...danger.calm].map((text) => text.toLowerCase()));
  expect([...URGENT, ...CALM].filter((text) => examples.has(text.toLowerCase()))).toEqual([]);
});

describe('the detector', () => {
  it('finds danger at the start, in the middle and at the end of a long message', () => {
    const told = 'A girl has just been dragged into a van outside the school. ';
    for (const text of [
      told + filler.repeat(30),
      filler.repeat(15) + told + filler.repeat(15),
      filler.repeat(30) + told,
    ])
      expect(matcher.readDanger(text).urgent).toBe(true);
  });

  it('finds none in a long calm message', () => {
    expect(matcher.readDanger(filler.repeat(60)).urgent).toBe(false);
  });

  it('finds it in a message without any full stops', () => {
    const calm = 'and we had a meeting about the rota and the summer fair ';
    const text = `${calm.repeat(12)} help a girl has just been raped and the man is outside now ${calm.repeat(12)}`;
    expect(matcher.readDanger(text).urgent).toBe(true);
  });

  it.each([
    ['capitals', 'A GIRL HAS JUST BEEN DRAGGED INTO A VAN'],
    ['line breaks', 'a girl\nhas just been\ndragged into\na van'],
    ['full-width letters', 'ａ ｇｉｒｌ ｈａｓ ｊｕｓｔ ｂｅｅｎ ｄｒａｇｇｅｄ ｉｎｔｏ ａ ｖａｎ'],
    ['typing slips', 'a gril has jsut been draged into a van'],
    ['text speak', 'sum1 jst grabd a lassie an put hr in a van, hlp'],
    ['made little of', "it's ok honestly, but my boyfriend is making me sleep with his pals and I'm 14"],
    ['told as of somebody else', 'my uncle is hurting me, what should a girl in my position do'],
    ['chat mark-up', '*A girl* has _just_ been dragged into a `van`'],
  ])('finds it through %s', (_, text) => {
    expect(matcher.readDanger(text).urgent).toBe(true);
  });

  it.each([
    'What are the signs of grooming? A girl has just been dragged into a van. Who made the leaflet?',
    'I was going to ask about training slides. He is in her room now and she is screaming.',
  ])('finds it beside what is asked calmly: %s', (text) => {
    expect(matcher.readDanger(text).urgent).toBe(true);
  });

  it('says why: the signals of the part that decided, and the score beside the threshold', () => {
    const reading = matcher.readDanger(`${filler}A girl has just been dragged into a van. ${filler}`);
    expect(reading.signals.map(({ signal }) => signal)).toEqual(
      expect.arrayContaining(['particular-child', 'just', 'taken-or-missing']),
    );
    expect(reading.score).toBeGreaterThan(reading.threshold);
  });

  it('of no words finds none', () => {
    for (const text of ['', ' ', '😀😀', '\u0000']) expect(matcher.readDanger(text).urgent).toBe(false);
  });

  it('reads the same message the same way each time', () => {
    for (const text of [...URGENT, ...CALM]) expect(matcher.readDanger(text)).toEqual(matcher.readDanger(text));
  });
});

describe('a sentence that is read by itself', () => {
  const score = 0.2;
  const detector = new DangerDetector(
    (_, words) => judgeWords(words, () => (words.length < 8 ? score : -1)),
    (text) => wordsOf(text),
  );

  it('must score more where the whole message, read too, takes it back', () => {
    const told = 'The boy went to his gran.';
    expect(detector.detect(told).urgent).toBe(true);
    expect(detector.detect(`${told} That was all there was to it.`).urgent).toBe(false);
  });

  it('need not where who, when and what are all there', () => {
    expect(detector.detect('A man is hitting her now. We were talking of the rota and the fair.').urgent).toBe(true);
  });
});

describe('what the words leave open, for the encoder to hear', () => {
  const open = (over: number, message = 'the bus was late') =>
    leavesDangerOpen(message, ['the', 'bus', 'was', 'late'], { signals: [], score: 0.4 + over }, message);

  it.each([
    ['calm by far', -1.1, false],
    ['calm', -0.9, true],
    ['urgent', 0.7, true],
    ['urgent by far', 0.9, false],
  ])('%s by its words', (_, over, expected) => {
    expect(open(over)).toBe(expected);
  });

  it.each([
    ['the bus was late', -1.1, true],
    ['the bus was late', -0.9, false],
    ['the bus was late?', -0.4, true],
    ['the bus was late?', -0.2, false],
  ])('is nothing of what is calm by far, by the same margin: %s %d', (message, over, expected) => {
    expect(isClearlyCalm({ score: 0.4 + over, threshold: 0.4 }, message)).toBe(expected);
  });

  it('is less where the message asks', () => {
    expect([open(-0.2, 'the bus was late?'), open(-0.4, 'the bus was late?')]).toEqual([true, false]);
  });
});
