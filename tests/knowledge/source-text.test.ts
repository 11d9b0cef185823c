import { SourceText } from '../../src/knowledge/word-for-word';

const source = [
  'What is it?',
  '',
  '**CSE** is often hidden. Do not assume someone else will do something.',
  '',
  `The gain for those perpetrating or facilitating ${'a long line that was broken in its middle '.repeat(2)}by a slip`,
  '',
  'of wrapping can be money, and/ or status.',
  '',
  '- Prior to leaving home/ care/school.',
  '- A second sign.',
  '',
  'Wishaw / Shotts\t01698 348200',
  'Airdrie\t01236 757000',
  '',
  "See the '[Guidance pack](http://example.org/pack)' here: example.org/pack",
].join('\n');
const text = new SourceText(source);
const stands = (words: string, whole = true) => text.findAll(words, whole).length > 0;

describe('finds displayed words in the source', () => {
  it.each([
    ['a sentence without its emphasis marks', 'CSE is often hidden.'],
    ['two sentences of one paragraph', 'CSE is often hidden. Do not assume someone else will do something.'],
    ['a slip of line wrapping mended', 'Prior to leaving home/care/school.'],
    ['a slash that is printed with its spaces', 'Wishaw / Shotts 01698 348200'],
    ['a link by its words', "See the 'Guidance pack' here: example.org/pack"],
  ])('%s', (_, words) => expect(stands(words)).toBe(true));

  it('a paragraph that a blank line breaks in mid-sentence', () => {
    const [span] = text.findAll('by a slip of wrapping can be money, and/or status.', false);
    expect(span && source.slice(span.start, span.end)).toBe('by a slip\n\nof wrapping can be money, and/ or status.');
  });

  it('every place where they stand', () => expect(text.findAll('example.org/pack', false)).toHaveLength(1));
});

describe('does not find', () => {
  it.each([
    ['a part of a sentence that turns its meaning round', 'assume someone else will do something.'],
    ['other capitals', 'cse is often hidden.'],
    ['the slip of wrapping as it was', 'Prior to leaving home/ care/school.'],
    ['emphasis marks', '**CSE** is often hidden.'],
    ['a heading and its paragraph as one', 'What is it? CSE is often hidden.'],
    ['two items of a list as one', 'Prior to leaving home/care/school. A second sign.'],
    ['nothing', ''],
  ])('%s', (_, words) => expect(stands(words)).toBe(false));

  it('a part of a word or of a number', () => {
    expect(stands('Air', false)).toBe(false);
    expect(stands('01236', false)).toBe(true);
    expect(stands('0123', false)).toBe(false);
  });
});

describe('a name and its number', () => {
  it('are found side by side', () => {
    const pair = text.findTogether('Airdrie', '01236 757000', 'side-by-side');
    expect(pair?.map((span) => source.slice(span.start, span.end))).toEqual(['Airdrie', '01236 757000']);
  });

  it('are not found when the number is printed beside another name', () => {
    expect(text.findTogether('Airdrie', '01698 348200', 'side-by-side')).toBeUndefined();
    expect(text.findTogether('Wishaw / Shotts', '01236 757000', 'side-by-side')).toBeUndefined();
  });

  it('of a website may have words between them in one paragraph only', () => {
    expect(text.findTogether('Guidance pack', 'example.org/pack', 'paragraph')).toBeDefined();
    expect(text.findTogether('Airdrie', 'example.org/pack', 'paragraph')).toBeUndefined();
  });
});

it('points at the sentence that was probably meant, with its line', () => {
  expect(text.nearest('Prior to leaving the home, care or school')).toMatchObject({
    text: 'Prior to leaving home/care/school.',
    line: 9,
  });
});

it('reads Windows line endings and an empty source', () => {
  expect(new SourceText('- One.\r\n- Two.\r\n').units.map((unit) => unit.text)).toEqual(['One.', 'Two.']);
  expect(new SourceText('').units).toEqual([]);
  expect(new SourceText('').nearest('anything')).toBeUndefined();
});
