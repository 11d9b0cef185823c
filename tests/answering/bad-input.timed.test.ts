import { renderText } from '../../src/cards/text';
import { ask, questionOf, realAssistant } from '../fixtures/real-assistant';

const assistant = realAssistant();
const HUNDRED_KB = 100_000;
const fill = (unit: string) => unit.repeat(Math.floor(HUNDRED_KB / Buffer.byteLength(unit)));

/** Milliseconds that this process works on an answer: unlike the clock, nearly the same on a busy machine. */
async function workOn(text: string) {
  const before = process.cpuUsage();
  const answer = await assistant.answer(questionOf(text));
  const { user, system } = process.cpuUsage(before);
  return { answer, work: (user + system) / 1_000 };
}

beforeAll(() => assistant.answer(questionOf('warm')));

describe('a message without words gets help', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '  \n\t '],
    ['emoji', '😀👩‍👧🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['punctuation', '?!...'],
    ['null characters', '\u0000\u0000'],
    ['half a character', '\ud800'],
    ['direction marks', '\u202e\u200f\u200b'],
  ])('%s', async (_, text) => {
    expect((await ask(assistant, text)).outcome).toBe('help');
  });
});

describe('the question is found through', () => {
  it.each([
    ['HTML', '<b>Wishaw</b> <script>alert(1)</script> number <img src=x onerror=alert(1)>'],
    ['Slack mark-up', '<@U012AB3CD> *Wishaw* _number_ <https://example.org|link> :wave:'],
    ['Teams mark-up', '<at>Signpost</at>&nbsp;Wishaw number<br>'],
    ['a half character', '\ud800Wishaw number\udc00'],
    ['null characters', 'Wishaw\u0000number'],
    ['emoji', '📞 Wishaw number 🙏'],
    ['capitals and marks', 'WÍSHÄW NUMBER'],
    ['a list', '- Wishaw number\n- thanks'],
    ['JSON', '{"q": "Wishaw number"}'],
    ['template marks', '{name} Wishaw number {{y}} $& $1'],
  ])('%s', async (_, text) => {
    const answer = await ask(assistant, text);
    expect(answer.contacts).toEqual(['wishaw']);
    expect(answer.text).not.toMatch(/[<>{}]|undefined|example\.org/);
  });
});

describe('another language gets a clear answer, and no number of one team', () => {
  it.each([
    'Jaki jest numer telefonu na policję drogową?',
    'چگونه می توانم کمک بگیرم',
    'Где находится ближайшая аптека?',
    '我在哪里可以得到帮助',
    'ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ',
  ])('%s', async (text) => {
    const answer = await ask(assistant, text);
    expect(answer.text).toContain('In an emergency call');
    const teams = answer.contacts.filter((id) => !/^police|^emergency$/.test(id));
    expect([0, 6]).toContain(teams.length);
  });
});

describe('a very long message', () => {
  const LONGEST_MS = 1_500;
  const shapes: readonly (readonly [string, string | ((attempt: number) => string)])[] = [
    ['one letter', fill('a')],
    ['digits', fill('0')],
    ['telephone numbers', fill('01698 348200 ')],
    ['spaces', fill(' ')],
    ['spaces after a full stop', `.${fill(' ')}x`],
    ['commas', fill(',')],
    ['"and"', fill('and ')],
    ['apostrophes', fill("'")],
    ['contractions', fill("n't's'll")],
    ['marks', `a${fill('\u0301')}`],
    ['marks out of order', `a${fill('\u0301\u0316')}`],
    ['brackets', fill('(')],
    ['angle brackets', fill('<a ')],
    ['sentences', fill('A girl was seen. ')],
    ['questions with places', fill('Airdrie? Not Wishaw, sorry, Bellshill. ')],
    ['new lines', fill('\n')],
    ['lines', fill('what\n')],
    // Others each time: a word is remembered.
    [
      'misspelt words',
      (attempt) =>
        Array.from({ length: 12_500 }, (_, i) => `${(i * 7_919).toString(36)}zqx${'jkvwy'[attempt]}`).join(' '),
    ],
    ['"no" and white space', fill('no    \t ')],
    ['letters that grow when folded', fill('ﷺ')],
  ];

  it.each(shapes)('of %s is answered within a second and a half', async (_, shape) => {
    // Others of this machine only add to it: of three attempts one must do.
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3 && least >= LONGEST_MS; attempt += 1) {
      const { answer, work } = await workOn(typeof shape === 'string' ? shape : shape(attempt));
      least = Math.min(least, work);
      expect(renderText(answer, 'asker')).toContain('0800 121 4114');
    }
    expect(least).toBeLessThan(LONGEST_MS);
  });

  it('is read for danger to its end', async () => {
    const text = `${fill('We met about the rota and the summer fair. ')} A girl has just been dragged into a van.`;
    expect((await ask(assistant, text)).urgent).toBe(true);
  });

  it('with the question at its start is answered', async () => {
    const answer = await ask(assistant, `Wishaw social work number? ${fill('thanks ')}`);
    expect(answer.contacts).toContain('wishaw');
  });
});
