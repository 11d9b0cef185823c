import { Decider } from '../../src/answering/decide';
import { MESSAGES } from '../../src/answering/messages';
import { LeafletPassages } from '../../src/matching/leaflet-passages';
import { Matcher } from '../../src/matching/matcher';
import { wordsOf } from '../../src/matching/words';
import { noticesOf, realAssistant, realKnowledge, realModel } from '../fixtures/real-assistant';

const decider = new Decider(realKnowledge(), new Matcher(realKnowledge(), realModel()));
const topicsOf = (text: string) => decider.decide(text).targets.map(({ topic }) => topic);

describe('a message that asks two things gets both', () => {
  it.each([
    ['What is CSE and what are the signs?', ['definition', 'signs']],
    ['the Airdrie number and the NSPCC website', ['contact', 'websites']],
    ['Who might be affected? What should I do as a professional?', ['vulnerability', 'action']],
    ['Who produced this leaflet, and can I get it in Braille?', ['about', 'formats']],
  ])('%s', (text, topics) => {
    expect(topicsOf(text)).toEqual(topics);
  });

  it('with the names where they belong', () => {
    const { targets } = decider.decide('the Airdrie number and the NSPCC website');
    expect(targets).toEqual([
      { topic: 'contact', contacts: ['airdrie'] },
      { topic: 'websites', websites: ['nspcc'] },
    ]);
  });

  it('and never more than three', () => {
    const text =
      'What is CSE? What are the signs? Who is at risk? Who do I tell? What websites are there? Wishaw number?';
    expect(topicsOf(text)).toHaveLength(3);
  });
});

describe('a message that asks one thing gets one', () => {
  it.each([
    ['drugs and alcohol as a sign', 'signs'],
    ['fear, and why victims rarely disclose', 'disclosure'],
    ['Hello there. I am new here. What are the signs of CSE?', 'signs'],
    ['can a child consent', 'consent'],
  ])('%s', (text, topic) => {
    expect(topicsOf(text)).toEqual([topic]);
  });
});

describe('a message that the leaflet does not answer', () => {
  it.each(['how do I bake sourdough bread', "what's the capital of Peru", 'wifi password', 'train times to Glasgow'])(
    'is not answered: %s',
    (text) => {
      expect(decider.decide(text).targets).toEqual([]);
    },
  );

  it.each(['zxcvb qwert', 'Где находится ближайшая аптека?'])('is an honest miss where nothing is near: %s', (text) => {
    expect(decider.decide(text)).toMatchObject({ outcome: 'unknown', nearest: [] });
  });

  it('but comes near it gets at most three choices, each a topic once', () => {
    // With a word more, so that they are no utterances of the content's own.
    const plans = realKnowledge().background.map((text) => decider.decide(`${text} then`));
    const offered = plans.filter(({ outcome }) => outcome === 'choices');
    expect(offered.length).toBeGreaterThan(0);
    for (const { nearest, targets } of offered) {
      expect(targets).toEqual([]);
      expect(nearest.length).toBeLessThanOrEqual(3);
      expect(new Set(nearest.map(({ kind, id }) => `${kind}:${id}`)).size).toBe(nearest.length);
    }
  });
});

describe('what the leaflet does not print of those whose websites it lists', () => {
  it.each([
    ['Is the NSPCC hiring in Motherwell?', 'nspcc'],
    ['has Barnardos got a charity shop in Wishaw', 'barnardos'],
    ["Barnardo's shop in Wishaw, number?", 'barnardos'],
    ["donation line for Barnardo's in Airdrie", 'barnardos'],
    ['do Barnardos have a shop that takes sofas', 'barnardos'],
    ['how do I volunteer for Children 1st', 'children1st'],
  ])('is an honest miss with their website beside it: %s', (text, id) => {
    const plan = decider.decide(text);
    expect(plan).toMatchObject({ outcome: 'unknown', ground: 'not-printed', targets: [] });
    expect(plan.nearest[0]).toEqual({ kind: 'website', id });
    expect(plan.nearest.map(({ kind }) => kind)).not.toContain('contact');
  });

  it.each([
    ['not the shop, the Barnardos website', { topic: 'websites', websites: ['barnardos'] }],
    ['NSPCC helpline number', { topic: 'websites', websites: ['nspcc'] }],
    ['my boss says to ring the NSPCC', { topic: 'websites', websites: ['nspcc'] }],
    ['can I report a chat on an app to CEOP?', { topic: 'websites', websites: ['ceop'] }],
  ])('takes nothing from %s', (text, target) => {
    expect(decider.decide(text).targets).toEqual([target]);
  });

  it('is no matter where social work is asked for by one of them', () => {
    const { targets } = decider.decide("I work for Barnardo's and need the Wishaw social work number");
    expect(targets).toContainEqual({ topic: 'contact', contacts: ['wishaw'] });
  });

  it.each([
    'NSPCC office Airdrie phone',
    'Children 1st office in Motherwell phone number',
    'Is the NSPCC team hiring in Motherwell?',
    'social work jobs with the NSPCC in Airdrie',
  ])('is asked for by no team’s number: %s', (text) => {
    const conversation = { topics: ['contact'], contacts: [], websites: [], offered: [] };
    for (const { targets } of [decider.decide(text), decider.decide(text, conversation)])
      expect(targets.filter(({ topic }) => topic !== 'websites')).toEqual([]);
  });
});

describe('nothing but a word of the leaflet', () => {
  it('is answered by where it stands, if no topic is known by it', () => {
    const passages = new LeafletPassages(realKnowledge());
    const words = new Set(wordsOf(realKnowledge().source));
    const rare = [...words].filter((word) => passages.askedAfter([word])?.isBare);
    const plans = rare.map((word) => decider.decide(word));
    expect(plans.filter(({ outcome }) => outcome === 'unknown')).toEqual([]);
    expect(plans.filter(({ ground }) => ground === 'passage').length).toBeGreaterThan(10);
  });

  it.each(['can I text?', 'taxi number', 'any jobs?', 'my school', 'go home', 'harm', 'no money'])(
    'is not what this is: %s',
    (text) => {
      expect(decider.decide(text).ground).not.toBe('passage');
    },
  );
});

it('a place that is named again and again is offered once, each contact once', () => {
  const text = 'is the Cumbernauld team open on Saturday mornings '.repeat(10);
  const { nearest } = decider.decide(text);
  expect(nearest).toEqual([{ kind: 'contact', id: 'cumbernauld' }]);
});

it('the same message gets the same plan, however often and in whatever order it is asked', () => {
  const questions = realKnowledge().golden.map(({ q }) => q);
  const forth = questions.map((q) => JSON.stringify(decider.decide(q)));
  const back = [...questions].reverse().map((q) => JSON.stringify(decider.decide(q)));
  expect(back.reverse()).toEqual(forth);
});

describe('a tapped button', () => {
  const assistant = realAssistant();
  const tap = (kind: 'topic' | 'contact' | 'website' | 'list', id: string) =>
    assistant.answer({ choice: { kind, id }, channel: 'web', surface: 'button', isPrivate: true });

  it('is resolved by its id, surely', async () => {
    expect(await tap('contact', 'wishaw')).toMatchObject({ outcome: 'answered', confidence: 1, contacts: ['wishaw'] });
    expect(await tap('website', 'nspcc')).toMatchObject({ outcome: 'answered', websites: ['nspcc'] });
    expect((await tap('list', 'contacts')).contacts).toHaveLength(9);
    expect((await tap('list', 'websites')).websites).toHaveLength(5);
  });

  it('of content that is gone says so, and offers what there is', async () => {
    const answer = await tap('topic', 'gone');
    expect(answer.outcome).toBe('help');
    expect(noticesOf(answer)).toEqual([MESSAGES['choice.gone']]);
  });
});

it('an answer offers what leads on, and never what it shows', async () => {
  const assistant = realAssistant();
  for (const { id } of realKnowledge().topics) {
    const answer = await assistant.answer({
      choice: { kind: 'topic', id },
      channel: 'web',
      surface: 'button',
      isPrivate: true,
    });
    const offered = answer.related.map(({ choice }) => choice.id);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.length).toBeLessThanOrEqual(4);
    expect(offered).not.toContain(id);
  }
});
