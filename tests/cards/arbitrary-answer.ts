import fc from 'fast-check';
import type { Answer, Block, LabelledChoice, Section, Text } from '../../src/answering/answer';
import { CHOICE_KINDS } from '../../src/question';
import { leaflet, own } from '../fixtures/answers';
import { squeeze } from './expected';

/** What some platform would read as mark-up, as a command or as another direction. */
const AWKWARD =
  '& &amp; &lt; &#42; < > <b>x</b> </p> <script> <!channel> <@U1> <https://x.y|z> * ** *a* _ __ _a_ ` ``` ~ ~~ ~~~ | [ ] [a](b) ![a](b) [a]: - + # ## 1. 2) > --- === :smile: \\ \\* ! { {{ }} {{DATE(2017-02-14T06:08:00Z)}} ${ @here http://a.b www.a.b " \' مرحبا שלום \u202e👩‍👧 é ﷽'.split(
    ' ',
  );

const fragment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }) },
  { weight: 2, arbitrary: fc.constantFrom(' ', ' ', '  ', '\n', '\u00a0', 'word', '999') },
);
const words = fc
  .array(fragment, { minLength: 1, maxLength: 7 })
  .map((fragments) => fragments.join(''))
  .filter((text) => squeeze(text) !== '');
const run = fc.oneof(words.map(leaflet), words.map(own));
const text: fc.Arbitrary<Text> = fc.array(run, { minLength: 1, maxLength: 3 });
const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const digits = fc.stringMatching(/^[0-9]{3,5}( [0-9]{3,6})?$/);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text }),
  fc.record({ kind: fc.constant('paragraph'), text }),
  fc.record({ kind: fc.constant('list'), items: fc.array(text, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('notice'), style: fc.constantFrom('urgent', 'caution', 'info'), text }),
  fc.record({
    kind: fc.constant('contact'),
    id,
    role: fc.constantFrom('locality', 'police-emergency'),
    name: text,
    number: digits.map(leaflet),
    tel: fc.stringMatching(/^tel:\+?[0-9]{3,12}$/),
  }),
  fc.record({
    kind: fc.constant('website'),
    id,
    name: fc.oneof(text, fc.constant([])),
    address: words.map(leaflet),
    url: fc.stringMatching(/^https:\/\/[a-z]{1,9}\.uk(\/[A-Za-z0-9_~*&=-]{1,9})?$/),
  }),
);

const section: fc.Arbitrary<Section> = fc.record({
  kind: fc.constantFrom('topic', 'message'),
  topic: id,
  title: text,
  blocks: fc.array(block, { maxLength: 6 }),
});

const labelled: fc.Arbitrary<LabelledChoice> = fc.record({
  choice: fc.record({ kind: fc.constantFrom(...CHOICE_KINDS), id }),
  label: words.map((label) => [own(label)]),
});

/** Any answer whose words are not blank, awkward ones first; an urgent one opens with the emergency section. */
export const arbitraryAnswer: fc.Arbitrary<Answer> = fc
  .record({
    outcome: fc.constantFrom('answered', 'choices', 'unknown', 'help'),
    urgent: fc.boolean(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    sections: fc.array(section, { minLength: 1, maxLength: 3 }),
    notes: fc.array(text, { maxLength: 2 }),
    choices: fc.array(labelled, { maxLength: 8 }),
    related: fc.array(labelled, { maxLength: 8 }),
    closing: text,
    source: fc.array(text, { minLength: 1, maxLength: 3 }),
    version: fc.stringMatching(/^[0-9a-f]{12}$/),
    contacts: fc.constant([]),
    websites: fc.constant([]),
  })
  .map((answer) => ({
    ...answer,
    sections: answer.sections.map((part, index) =>
      answer.urgent && index === 0 ? { ...part, kind: 'emergency' as const } : part,
    ),
  }));
