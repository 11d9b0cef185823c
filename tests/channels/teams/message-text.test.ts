import { messageText } from '../../../src/channels/teams/message-text';

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
