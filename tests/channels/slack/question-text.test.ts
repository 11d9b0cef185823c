import { questionText } from '../../../src/channels/slack/question-text';

describe('the words of a Slack message', () => {
  it.each([
    ['leave the mention of a person out', '<@U0SIGNPOST> what are the signs', 'what are the signs'],
    ['leave a name in a mention out', 'is <@U0123|tom.smith> right', 'is   right'],
    ['leave groups and whole-channel calls out', '<!here> <!subteam^S1|@nurses> signs', 'signs'],
    ['keep the name of a channel', 'as in <#C0123|safeguarding>', 'as in safeguarding'],
    ['keep the words of a link', 'see <https://a.example/?x=1|the guidance>', 'see the guidance'],
    ['keep an address without words', 'is <https://ceop.police.uk> right', 'is https://ceop.police.uk right'],
    [
      'keep a number and an address that Slack has linked',
      '<tel:01698348200|01698 348200> <mailto:a@b.example|a@b.example>',
      '01698 348200 a@b.example',
    ],
    ['keep the words of a date', '<!date^1392734382^{date}|18 February>', '18 February'],
    ['set escaped characters back, once', '&lt;14 &amp;amp; older&gt;', '<14 &amp; older>'],
    ['leave emoji codes out', ':sob: help :wave::skin-tone-2:', 'help'],
    ['keep a time of day', 'open at 10:30:15?', 'open at 10:30:15?'],
    ['are none where there were none', '<@U0SIGNPOST> :+1:', ''],
    ['are none where there is no text', undefined, ''],
  ])('%s', (_what, text, words) => {
    expect(questionText(text)).toBe(words);
  });
});
