import { printableJson, printableLine, printableLines } from '../src/printable';

/** Everything that must not reach a terminal: C0, DEL, C1, what turns text round, odd line breaks, lone surrogates, hidden characters. */
const BAD = [
  ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)),
  ...Array.from({ length: 0x21 }, (_, i) => String.fromCharCode(0x7f + i)),
  ...['\u061c', '\u200b', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u2028', '\u2029', '\ufeff'],
  ...['\ud800', '\udfff', '\u{e0041}'],
];

it.each(BAD.map((character) => [character.codePointAt(0)?.toString(16) ?? '', character]))(
  'the character %s is shown by its number, in a line and in JSON, and JSON still says the same',
  (code, character) => {
    expect(printableLine(`a${character}b`)).toBe(`a\\u{${code}}b`);
    const json = printableJson({ text: `a${character}b` });
    expect(json).not.toContain(character);
    expect(JSON.parse(json)).toEqual({ text: `a${character}b` });
  },
);

it('what people write stays as it is', () => {
  const text = 'Ünïcode “quotes”, Gàidhlig, 👩‍🏫 and 中文 \\u{1b}';
  expect(printableLine(text)).toBe(text);
  expect(JSON.parse(printableJson(text))).toBe(text);
});

it('a text is split at every kind of line break, and a tab is a space', () => {
  expect(printableLines('a\nb\r\nc\rd\u2028e\u2029f\n\ng\th')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', '', 'g h']);
  expect(printableLines('red \u001b[31m\u0007')).toEqual(['red \\u{1b}[31m\\u{7}']);
});
