import { findSignals, SIGNALS, signalFeatures } from '../../src/danger/signals';
import { wordsOf } from '../../src/matching/words';

const signalsIn = (text: string) => findSignals(wordsOf(text)).map(({ signal }) => signal);

describe('the signals in a message', () => {
  it.each([
    ['a girl', 'particular-child'],
    ['one of our pupils', 'particular-child'],
    ['she is 14', 'particular-child'],
    ['my fourteen-year-old', 'particular-child'],
    ["she's only twelve", 'particular-child'],
    ['I am nine', 'particular-child'],
    ['two of our girls', 'particular-child'],
    ['her wee brother', 'particular-child'],
    ['the twins', 'particular-child'],
    ['passenger about 13, drunk', 'particular-child'],
    ['what happens to victims', 'children-in-general'],
    ['two of our P2s', 'particular-child'],
    ['a 10wk old', 'particular-child'],
    ['my dad hits me', 'asker-child'],
    ['he comes into my bed', 'intimate'],
    ['it is our secret', 'secret'],
    ['a case study: a girl tells you', 'framed'],
    ['a guy is chasing us', 'now'],
    ['a woman tried to lead two of our P2s away', 'taken-or-missing'],
    ['he tried to pull her into the car', 'taken-or-missing'],
    ['999 quick', 'danger-named'],
    ['bilateral subdurals', 'harm'],
    ['a boy is lying motionless', 'state'],
    ['right now', 'now'],
    ['outside the school', 'now'],
    ['at this moment', 'now'],
    ['this very second', 'now'],
    ['as I type this', 'now'],
    ['he gets picked up at half three', 'soon'],
    ['they want it by midnight', 'soon'],
    ["she's due home", 'soon'],
    ['in ten minutes', 'soon'],
    ['he has come in', 'just'],
    ['last nite', 'just'],
    ['again this morning', 'just'],
    ['for the third night', 'just'],
    ['since Friday', 'just'],
    ['half an hour ago', 'just'],
    ['she is bleeding', 'harm'],
    ['they raped him', 'harm'],
    ['he batters her', 'harm'],
    ['round her throat', 'harm'],
    ['made me touch him', 'harm'],
    ['her drink was spiked', 'state'],
    ["he can't remember", 'state'],
    ['his jumper was inside out', 'state'],
    ['he is not waking up', 'state'],
    ['sold to a man', 'exploited'],
    ['lent her to a friend', 'exploited'],
    ['instead of the rent', 'exploited'],
    ['to work off the debt', 'exploited'],
    ['he is filming her', 'exploited'],
    ['carrying a parcel for them', 'exploited'],
    ['he has a knife', 'threat'],
    ['the lads have knives', 'threat'],
    ['they will share her photos if', 'threat'],
    ["he won't let her leave", 'threat'],
    ['he knows where I live', 'threat'],
    ['she has been missing since lunch', 'taken-or-missing'],
    ["haven't been seen since", 'taken-or-missing'],
    ["he hasn't come home", 'taken-or-missing'],
    ['her phone is switched off', 'taken-or-missing'],
    ['he took them away', 'taken-or-missing'],
    ['locked in a cellar', 'taken-or-missing'],
    ['got into a strange man’s car', 'with-abuser'],
    ['three older men', 'with-abuser'],
    ["her mum's boyfriend", 'with-abuser'],
    ['he has taken an overdose', 'self-harm'],
    ['a rope round her neck', 'self-harm'],
    ['better off dead', 'self-harm'],
    ['she told me about it', 'disclosure'],
    ['he whispered it', 'disclosure'],
    ['she says nothing', 'reported'],
    ["please don't make me go", 'fear'],
    ['too scared to go home', 'fear'],
    ['please help', 'plea'],
    ['in immediate danger', 'danger-named'],
    ['missing from care', 'danger-named'],
    ['child being hurt', 'now'],
    ['when I was a boy', 'past'],
    ['what if it happened', 'hypothetical'],
    ['for a training course', 'material'],
    ['how should we document it', 'hypothetical'],
    ['not urgent', 'stated-calm'],
    ['an adult protection matter', 'grown-up'],
    ['every weekend', 'habit'],
    ['why do victims stay', 'general-question'],
    ['the photocopier is broken', 'everyday'],
  ])('"%s" holds %s', (text, signal) => {
    expect(signalsIn(text)).toContain(signal);
  });

  it.each([
    ['trying to get my head round it', 'taken-or-missing'],
    ['my pupil is trying to get a job', 'taken-or-missing'],
    ['the office is chasing me for the register', 'now'],
    ['a retinal screening appointment', 'harm'],
    ['what should I do', 'hypothetical'],
    ['he made me do grown up things', 'grown-up'],
    ['a grown boy band', 'harm'],
    ['skills for work', 'threat'],
    ['known to social work', 'now'],
    ['Christmas eve dropped by', 'self-harm'],
    ['what if she were hurt, and it is no drill', 'hypothetical'],
    ["a man she'd never met", 'hypothetical'],
    ['he will kill her if she tells', 'hypothetical'],
    ['someone has taken her', 'hypothetical'],
    ["I'm not sure if she is alive", 'hypothetical'],
    ['this is not a drill', 'stated-calm'],
    ["I don't know if she is safe", 'stated-calm'],
    ['straight after football training', 'material'],
    ['of course', 'material'],
    ['when I was doing the register', 'past'],
    ['now and then', 'now'],
    ['she is safe now', 'now'],
    ['they are just his mates', 'just'],
    ['since 2018', 'just'],
    ["she's 13 and he is 45", 'grown-up'],
    ['with a 30 year old man', 'grown-up'],
    ["my mum's boyfriend", 'grown-up'],
    ['she is on a bus to London', 'everyday'],
    ['it is nine pounds', 'particular-child'],
    ['only five minutes', 'particular-child'],
    ['minor injuries', 'child-named'],
    ['can you help, they have a boy', 'general-question'],
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
