import { htmlText, messageText } from '../../../src/channels/teams/message-text';

const BOT = '28:bot';
const own = { id: BOT, text: '<at>Signpost</at>' };

it.each([
  ['our mention, wherever it stands', 'what are <at>Signpost</at> the signs', [own], 'what are the signs'],
  ['our mention twice', '<at>Signpost</at> <at>Signpost</at> signs', [own], 'signs'],
  ['our mention alone', ' <at>Signpost</at>&nbsp;\n', [own], ''],
  ['tags with attributes', '<at id="0">Signpost</at> signs', [{ id: BOT, text: '<at id="0">Signpost</at>' }], 'signs'],
])('takes out %s', (_what, raw, mentions, text) => {
  expect(messageText(raw, mentions, BOT)).toBe(text);
});

it("keeps other people's mentions as their words", () => {
  const other = { id: '29:x', text: '<at>Wishaw team</at>' };
  expect(messageText('<at>Signpost</at> number of <at>Wishaw team</at>', [own, other], BOT)).toBe(
    'number of Wishaw team',
  );
});

it('reads entities back once, and leaves what is none', () => {
  expect(messageText('a &amp;lt; b &lt;b&gt; &quot;c&quot; R&D &bogus; &nbsp;d', [], BOT)).toBe(
    'a &lt; b <b> "c" R&D &bogus; d',
  );
});

it('tidies white space and keeps lines', () => {
  expect(messageText('  one \t two \r\n  three ', [], BOT)).toBe('one two\nthree');
});

it.each([
  ['paragraphs and breaks as lines', '<p>one</p><p>two<br/>three</p>', 'one\ntwo\nthree'],
  ['entries of a list as lines', '<ul><li>a</li><li>b</li></ul>', 'a\nb'],
  ['entities once', '<p>a &amp;lt; b&nbsp;c</p>', 'a &lt; b c'],
  ['nothing as nothing', '', ''],
])('reads HTML: %s', (_what, html, text) => {
  expect(htmlText(html)).toBe(text);
});

it('reads a megabyte of broken tags in no time to speak of', () => {
  const started = performance.now();
  for (const piece of ['<', '<at ', '&', ' \n']) htmlText(piece.repeat(1_000_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(5_000);
});
