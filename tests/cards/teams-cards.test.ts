/** @jest-environment jsdom */
import fc from 'fast-check';
import type { Answer } from '../../src/answering/answer';
import { Composer } from '../../src/answering/compose';
import type { AdaptiveCard } from '../../src/cards/adaptive-card-types';
import { cardLimits } from '../../src/cards/card-limits';
import { createNotice } from '../../src/channels/teams/announce-notice';
import { contactsCard } from '../../src/channels/teams/contacts-card';
import { questionForm, questionSent } from '../../src/channels/teams/question-form';
import { cardToInsert, dialogWith, replyTo } from '../../src/channels/teams/replies';
import type { Choice } from '../../src/question';
import { HAND_MADE, urgentAnswer } from '../fixtures/answers';
import { realKnowledge } from '../fixtures/real-assistant';
import { arbitraryAnswer } from './arbitrary-answer';
import { schemaErrors } from './card-schema';
import { teachTextDecoder } from './dom';
import { drawAdaptiveCard } from './read-adaptive-card';

/** Every card that leaves for Teams, in every form: all that the leaflet holds, answers made by hand, and any answer. */

/** The forms in which Teams gets an answer. */
const FORMS: readonly (readonly [string, (answer: Answer) => AdaptiveCard | undefined])[] = [
  ['a personal chat', (answer) => replyTo(answer, { place: 'personal' }).card],
  ['a channel, folded', (answer) => replyTo(answer, { place: 'channel' }).card],
  ['one person alone among others', (answer) => replyTo(answer, { place: 'group', onlyYou: true }).card],
  ['a dialog', (answer) => inDialog(dialogWith(answer))],
  ['a message of the asker’s own', (answer) => cardToInsert(answer).card],
];

teachTextDecoder();
const { topics, contacts, websites } = realKnowledge();
const CHOICES: readonly Choice[] = [
  ...topics.map(({ id }) => ({ kind: 'topic', id }) as const),
  // One contact's card is like another's, and so is a website's.
  ...contacts.slice(-1).map(({ id }) => ({ kind: 'contact', id }) as const),
  ...websites.slice(-1).map(({ id }) => ({ kind: 'website', id }) as const),
  ...['contacts', 'websites', 'help'].map((id) => ({ kind: 'list', id }) as const),
];

function answerOf(choice: Choice, urgent: boolean): Answer {
  const composer = new Composer(realKnowledge());
  const plan = composer.resolve(choice);
  if (!plan) throw new Error(`the leaflet has no ${choice.kind}:${choice.id}`);
  return composer.compose(plan, { urgent, notes: [], today: '2026-11-26' });
}

/** Answers made by hand, all that can be chosen, and what can be asked for with a child in danger. */
const ANSWERS: readonly (readonly [string, Answer])[] = [
  ...HAND_MADE,
  ...CHOICES.map((choice) => [`${choice.kind}:${choice.id}`, answerOf(choice, false)] as const),
  ...(['contacts', 'websites', 'help'] as const).map(
    (id) => [`${id}, urgent`, answerOf({ kind: 'list', id }, true)] as const,
  ),
];

const NOTICES = CHOICES.filter(({ id }) => id !== 'help').map((choice) => {
  const { reply } = createNotice(realKnowledge(), choice, '2026-11-26');
  return 'card' in reply ? reply.card : undefined;
});

/** The form with words that were not kept. */
const AGAIN = { id: 'f1', words: 'my "words" <b>', isConfirmed: true, problem: 'form.failed' } as const;

/** The list to be pinned, the form, the notices. */
const OTHERS: readonly (AdaptiveCard | undefined)[] = [
  replyTo(contactsCard(answerOf({ kind: 'list', id: 'contacts' }, false)), { place: 'channel' }).card,
  inDialog(questionForm(realKnowledge())),
  ...[undefined, urgentAnswer()].flatMap((danger) => [
    inDialog(questionForm(realKnowledge(), { ...AGAIN, danger })),
    inDialog(questionSent(realKnowledge(), danger)),
  ]),
  ...NOTICES,
];

function inDialog(reply: ReturnType<typeof dialogWith>): AdaptiveCard | undefined {
  return 'dialog' in reply ? reply.dialog.card : undefined;
}

/** Every object in a card. */
function partsOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [{ ...node }, ...Object.values(node).flatMap(partsOf)];
}

/** What would not fit a look or a size of Teams. */
function misfits(card: AdaptiveCard): string[] {
  const parts = partsOf(card.body);
  const ids = parts.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const isFixed = ({ type, width, wrap }: Record<string, unknown>) =>
    (type === 'TextBlock' && wrap !== true) || (type === 'Column' && width !== 'auto' && width !== 'stretch');
  return [
    // Colours of our own could be read in one look and not in another: Teams' styles are drawn for light, dark and high contrast.
    ...parts.filter((part) => 'color' in part || 'backgroundImage' in part).map(() => 'a colour of its own'),
    ...parts.filter(isFixed).map(({ type }) => `a ${type} that cannot be read on a phone`),
    ...parts
      .filter(
        ({ type, actions }) =>
          type === 'ActionSet' && Array.isArray(actions) && actions.length > cardLimits.teams.actions,
      )
      .map(() => 'too many actions'),
    ...(new Set(ids).size === ids.length ? [] : ['an id twice']),
    ...(card.version === '1.5' ? [] : ['another version than 1.5']),
    ...(card.fallbackText && card.speak ? [] : ['no words for who cannot see it']),
    ...(Buffer.byteLength(JSON.stringify(card)) < cardLimits.teams.bytes ? [] : ['over 28 KB']),
  ];
}

it.each(FORMS)('for %s every card fits every look and size, and the official renderer draws it', (_form, draw) => {
  for (const [name, answer] of ANSWERS) {
    const card = draw(answer);
    expect([name, card && misfits(card)]).toEqual([name, []]);
    expect([name, drawAdaptiveCard(JSON.stringify(card)).problems]).toEqual([name, []]);
  }
});

it('the list to be pinned, the form and the notices fit every look and size, and the official renderer draws them', () => {
  for (const card of OTHERS) {
    expect(card && misfits(card)).toEqual([]);
    expect(drawAdaptiveCard(JSON.stringify(card)).problems).toEqual([]);
  }
});

describe('the official schema', () => {
  it.each(FORMS)('accepts every card for %s', (_form, draw) => {
    for (const [name, answer] of ANSWERS) expect([name, schemaErrors(draw(answer) ?? {})]).toEqual([name, []]);
  });

  it('accepts the list to be pinned, the form and the notices', () => {
    for (const card of OTHERS) expect(schemaErrors(card ?? {})).toEqual([]);
  });

  it('accepts any answer in any form', () => {
    fc.assert(
      fc.property(arbitraryAnswer, fc.constantFrom(...FORMS), (answer, [, draw]) => {
        expect(schemaErrors(draw(answer) ?? {})).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
