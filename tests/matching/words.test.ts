import { Expander, fold, stem, wordsOf } from '../../src/matching/words';

describe('the words of a text', () => {
  it.each([
    ['What ARE the signs?', ['what', 'are', 'the', 'signs']],
    ["I can't, won't, shan't and cannot", ['i', 'can', 'not', 'will', 'not', 'shall', 'not', 'and', 'can', 'not']],
    ["isn't they're we've she'll I'm he'd", 'is not they are we have she will i am he would'.split(' ')],
    ["what's Wishaw's number", ['what', 'is', 'wishaw', 'number']],
    ['what’s the children‘s number', ['what', 'is', 'the', 'children', 'number']],
    ["'boyfriend' or 'girlfriend'", ['boyfriend', 'or', 'girlfriend']],
    ['Ｗｉｓｈａｗ ﬁle café', ['wishaw', 'file', 'cafe']],
    ['01698 348200', ['01698', '348200']],
    ['a/b-c_d', ['a', 'b', 'c', 'd']],
    ['знаки насилия', ['знаки', 'насилия']],
    ['😀 … !!! \u0000', []],
    ["''' ' '", []],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('of a run of letters that is no word are its first forty letters', () => {
    expect(wordsOf('x'.repeat(100_000))).toEqual(['x'.repeat(40)]);
  });

  it('are read in spite of half a character', () => {
    expect(wordsOf('signs \ud800 of \udc00 abuse')).toEqual(['signs', 'of', 'abuse']);
  });
});

it('folds marks, case and curly apostrophes, and leaves the rest', () => {
  expect(fold('Ĉu ʼtis It’s')).toBe("cu 'tis it's");
});

it.each([
  ['exploited', 'exploitation'],
  ['numbers', 'number'],
  ['signs', 'sign'],
])('gives "%s" and "%s" one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

describe('abbreviations', () => {
  const expander = new Expander(
    new Map([
      ['sw', 'social work'],
      ['cp', 'child protection'],
      ['cp lead', 'child protection lead'],
      ['what’s up', 'hello'],
    ]),
  );

  it.each([
    ['wishaw sw number', 'wishaw social work number'],
    ['the cp lead', 'the child protection lead'],
    ['cp', 'child protection'],
    ['swim', 'swim'],
    ["what's up", 'hello'],
    ['sw sw', 'social work social work'],
  ])('"%s" is read as "%s"', (written, meant) => {
    expect(expander.expand(wordsOf(written)).join(' ')).toBe(meant);
  });

  it('are written out once: what they stand for is not written out again', () => {
    expect(
      new Expander(
        new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      ).expand(['a', 'b']),
    ).toEqual(['b', 'a']);
  });
});
