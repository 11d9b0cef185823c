import type { Answer } from '../../src/answering/answer';
import { checkFits } from '../../src/cards/check-fits';
import {
  choice,
  contactAnswer,
  HAND_MADE,
  leaflet,
  own,
  POLICE_999,
  topicAnswer,
  urgentAnswer,
} from '../fixtures/answers';

/** A topic of so many paragraphs of so many characters. */
function longTopic(paragraphs: number, length: number, overrides: Partial<Answer> = {}): Answer {
  const paragraph = { kind: 'paragraph' as const, text: [leaflet('x'.repeat(length))] };
  const blocks = Array.from({ length: paragraphs }, () => paragraph);
  return topicAnswer({ sections: [{ kind: 'topic', topic: 'long', title: [own('Long')], blocks }], ...overrides });
}

describe('the check that a card fits', () => {
  it.each(HAND_MADE)('is content with %s', (_, answer) => {
    expect(checkFits(answer)).toEqual([]);
  });

  it.each([
    ['to share it', {}],
    ['to say whether it helped', { urgent: false, shown: [{ topic: 'signs' }] }],
  ])('counts the row of buttons under it: %s', (_what, more) => {
    const shown = [{ topic: 'contact', contacts: Array<string>(100).fill('wishaw') }];
    const fifty = longTopic(45, 10, { shown, ...more });
    expect(checkFits(longTopic(45, 10))).toEqual([]);
    expect(checkFits(fifty)).toEqual([expect.stringMatching(/Slack: the message has 51 blocks, 50 are allowed/)]);
  });

  it.each([
    ['more blocks than a message holds', longTopic(46, 10), /Slack: the message has 51 blocks, 50 are allowed/],
    ['more characters than all blocks hold', longTopic(5, 2_900), /Slack: all blocks together has \d+ characters/],
    ['a title that is too long', topicAnswer({ sections: [titled('x'.repeat(151))] }), /title "x+" has 151 characters/],
    [
      'a label that is too long',
      topicAnswer({ related: [choice('topic', 'a', 'x'.repeat(76))] }),
      /the button "x+" has 76/,
    ],
    ['a button without words', topicAnswer({ related: [choice('topic', 'a', ' ')] }), /a button has no words/],
    ['more lines of source than Slack holds', topicAnswer({ source: Array(11).fill([own('x')]) }), /has 11 lines/],
    ['a card too big for Teams', longTopic(5, 6_000), /Teams: the card has \d+ bytes, 28672 are allowed/],
    [
      'an emergency without its number',
      urgentAnswer({ sections: contactAnswer().sections }),
      /emergency section first/,
    ],
    ['an emergency whose number comes late', lateNumber(), /999 is not among the first 300 characters/],
  ])('finds %s', (_, answer, problem) => {
    expect(checkFits(answer)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });
});

function titled(title: string): Answer['sections'][number] {
  return { kind: 'topic', topic: 'long', title: [own(title)], blocks: [] };
}

function lateNumber(): Answer {
  const { blocks } = longTopic(1, 300).sections[0] ?? titled('');
  return urgentAnswer({ sections: [{ kind: 'emergency', title: [own('Danger')], blocks: [...blocks, POLICE_999] }] });
}
