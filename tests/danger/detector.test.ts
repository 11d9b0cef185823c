import { Matcher } from '../../src/matching/matcher';
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
    ['chat mark-up', '*A girl* has _just_ been dragged into a `van`'],
  ])('finds it through %s', (_, text) => {
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
