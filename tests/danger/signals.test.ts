import { findSignals, SIGNALS, signalFeatures } from '../../src/danger/signals';
import { wordsOf } from '../../src/matching/words';

const signalsIn = (text: string) => findSignals(wordsOf(text)).map(({ signal }) => signal);

describe('the signals in a message', () => {
  it.each([
    ['a girl', 'particular-child'],
    ['one of our pupils', 'particular-child'],
    ['she is 14', 'particular-child'],
    ['what happens to victims', 'children-in-general'],
    ['right now', 'now'],
    ['outside the school', 'now'],
    ['he has come in', 'just'],
    ['she is bleeding', 'harm'],
    ['they raped him', 'harm'],
    ['he has a knife', 'threat'],
    ['she has been missing since lunch', 'taken-or-missing'],
    ['got into a strange man’s car', 'with-abuser'],
    ['he has taken an overdose', 'self-harm'],
    ['she told me about it', 'disclosure'],
    ['too scared to go home', 'fear'],
    ['please help', 'plea'],
    ['in immediate danger', 'danger-named'],
    ['missing from care', 'danger-named'],
    ['child being hurt', 'now'],
    ['when I was a boy', 'past'],
    ['what if it happened', 'hypothetical'],
    ['for a training course', 'material'],
    ['not urgent', 'stated-calm'],
    ['an adult protection matter', 'grown-up'],
    ['every weekend', 'habit'],
    ['why do victims stay', 'general-question'],
    ['the photocopier is broken', 'everyday'],
  ])('"%s" holds %s', (text, signal) => {
    expect(signalsIn(text)).toContain(signal);
  });

  it.each([
    ['a grown boy band', 'harm'],
    ['skills for work', 'threat'],
    ['known to social work', 'now'],
    ['Christmas eve dropped by', 'self-harm'],
    ['what if she were hurt, and it is no drill', 'hypothetical'],
  ])('"%s" holds no %s', (text, signal) => {
    expect(signalsIn(text)).not.toContain(signal);
  });

  it('come in the order of the closed list, each once, with the words that gave it', () => {
    const found = findSignals(wordsOf('He hit the girl, he hit her just now'));
    const order = found.map(({ signal }) => SIGNALS.indexOf(signal));
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    expect(found).toContainEqual({ signal: 'harm', words: 'hit' });
  });

  it('of nothing are none', () => {
    expect(findSignals([])).toEqual([]);
  });
});

it('learns from each signal alone and from each pair', () => {
  const found = [
    { signal: 'now', words: 'now' },
    { signal: 'harm', words: 'hit' },
    { signal: 'fear', words: 'scared' },
  ] as const;
  expect(signalFeatures(found)).toEqual(['now', 'now harm', 'now fear', 'harm', 'harm fear', 'fear']);
});
