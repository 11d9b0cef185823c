import type { Shown } from '../../src/answering/answer';
import { formatShared, parseShared } from '../../src/cards/slack-share-value';
import { didYouMeanAnswer, helpAnswer, topicAnswer, unknownAnswer } from '../fixtures/answers';

describe("a Share button's value", () => {
  const shown: Shown[] = [
    { topic: 'signs' },
    { topic: 'contact', contacts: ['wishaw', 'police-101'] },
    { topic: 'websites', websites: ['ceop'] },
  ];

  it.each<[string, Shown[], boolean, string | undefined, string]>([
    ['a topic', [{ topic: 'signs' }], false, undefined, '3f9a01c2ab34/c//signs'],
    [
      'several things',
      shown,
      false,
      '1700000000.0001',
      '3f9a01c2ab34/c/1700000000.0001/signs;contact=wishaw+police-101;websites~ceop',
    ],
    ['danger, and a topic', [{ topic: 'signs' }], true, undefined, '3f9a01c2ab34/u//signs'],
    ['danger alone', [], true, undefined, '3f9a01c2ab34/u//'],
  ])('says %s by ids, and is read back', (_what, parts, urgent, thread, value) => {
    const answer = topicAnswer({ urgent, ...(parts.length > 0 ? { shown: parts } : {}) });
    expect(formatShared(answer, thread)).toBe(value);
    expect(parseShared(value)).toEqual({ urgent, shown: parts, ...(thread ? { thread } : {}) });
  });

  it.each([
    ['a miss', unknownAnswer()],
    ['a choice', didYouMeanAnswer()],
    ['help', helpAnswer()],
    ['an answer that shows nothing of the leaflet', topicAnswer()],
    ['what outgrows a button', topicAnswer({ shown: Array(40).fill({ topic: 'x'.repeat(60) }) })],
  ])('is not made for %s', (_what, answer) => {
    expect(formatShared(answer)).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'signs',
    '3f9a/x//signs',
    '3f9a/c//signs and more',
    '3f9a/c/now/signs',
    '3f9a/c//signs;;',
    '3f9a/c//contact=',
  ])('is not read from %p', (value) => {
    expect(parseShared(value)).toBeUndefined();
  });
});
