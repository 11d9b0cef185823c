/** @jest-environment jsdom */
import fc from 'fast-check';
import { renderAdaptiveCard } from '../../src/cards/adaptive-card';
import {
  contactAnswer,
  definitionAnswer,
  HAND_MADE,
  helpAnswer,
  leaflet,
  topicAnswer,
  urgentAnswer,
} from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { schemaErrors } from './card-schema';
import { drawAdaptiveCard } from './read-adaptive-card';

/** Every object of a card with this type. */
function ofType(node: unknown, type: string): object[] {
  if (Array.isArray(node)) return node.flatMap((child) => ofType(child, type));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === type ? [node] : [];
  return [...own, ...Object.values(node).flatMap((child) => ofType(child, type))];
}

describe('a card in Teams', () => {
  it.each(HAND_MADE)('is drawn by the official renderer with nothing to complain of: %s', (_, answer) => {
    const { card } = renderAdaptiveCard(answer, 'asker');
    expect(drawAdaptiveCard(JSON.stringify(card)).problems).toEqual([]);
  });

  it('is what Teams takes: version 1.5, full width, under 28 KB', () => {
    for (const [, answer] of HAND_MADE) {
      const { card } = renderAdaptiveCard(answer, 'asker');
      expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    }
  });

  it('has no more than six actions in a set', () => {
    const sets = ofType(renderAdaptiveCard(helpAnswer(), 'everyone').card, 'ActionSet');
    expect(sets.map((set) => ofType(set, 'Action.Execute').length)).toEqual([6, 2]);
  });

  it('sends a choice by its id, under the verb that the channel answers', () => {
    expect(ofType(renderAdaptiveCard(topicAnswer(), 'everyone').card, 'Action.Execute')[0]).toEqual({
      type: 'Action.Execute',
      verb: 'answer',
      title: 'Who might be affected?',
      data: { choice: '3f9a01c2ab34:topic:vulnerability' },
    });
  });

  it('prints the number and offers to call it, saying whose it is', () => {
    const { card, summary } = renderAdaptiveCard(contactAnswer(), 'everyone');
    expect(ofType(card, 'TextRun')).toContainEqual({ type: 'TextRun', text: '01698 348200', weight: 'bolder' });
    expect(ofType(card, 'Action.OpenUrl')).toEqual([
      {
        type: 'Action.OpenUrl',
        title: 'Call',
        url: 'tel:+441698348200',
        tooltip: 'Wishaw / Shotts: 01698 348200',
      },
    ]);
    expect(summary).toContain('Wishaw / Shotts: 01698 348200');
  });

  it('opens an urgent answer with an attention container, and its toast with the number', () => {
    const { card, summary } = renderAdaptiveCard(urgentAnswer(), 'everyone');
    expect(card.body[0]).toMatchObject({ type: 'Container', style: 'attention' });
    expect(card.body[1]).not.toHaveProperty('style');
    expect(summary).toMatch(/^If a child is in danger now · Police Scotland: In an emergency call 999/);
  });

  it('marks titles as headings for a screen reader', () => {
    const { card } = renderAdaptiveCard(definitionAnswer(), 'everyone');
    expect(drawAdaptiveCard(JSON.stringify(card)).headings).toEqual([
      'What is Child Sexual Exploitation (CSE)?',
      "Practitioner's working definition",
      'You may also want',
    ]);
  });

  it("puts no backslash into the leaflet's words", () => {
    for (const [, answer] of HAND_MADE) {
      expect(JSON.stringify(renderAdaptiveCard(answer, 'asker').card)).not.toContain('\\\\');
    }
  });
});

describe('the official schema', () => {
  it.each(HAND_MADE)('accepts %s', (_, answer) => {
    expect(schemaErrors(renderAdaptiveCard(answer, 'asker').card)).toEqual([]);
    expect(schemaErrors(renderAdaptiveCard(answer, 'everyone', { fold: true, offerForm: true }).card)).toEqual([]);
  });

  it('accepts a folded card', () => {
    const items = Array.from({ length: 9 }, () => [leaflet('Words of the leaflet that go on for a while. '.repeat(3))]);
    const section = { kind: 'topic', title: [leaflet('Signs')], blocks: [{ kind: 'list', items }] } as const;
    const { card } = renderAdaptiveCard(topicAnswer({ sections: [section] }), 'everyone', { fold: true });
    expect(ofType(card, 'Action.ToggleVisibility')).toHaveLength(2);
    expect(schemaErrors(card)).toEqual([]);
  });

  it('accepts a card of any answer', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        expect(schemaErrors(renderAdaptiveCard(answer, 'asker').card)).toEqual([]);
      }),
    );
  });

  it('refuses a card that is none', () => {
    const { card } = renderAdaptiveCard(topicAnswer(), 'asker');
    expect(schemaErrors({ ...card, body: [{ type: 'TextBlock', wrap: true }] })).not.toEqual([]);
  });
});
