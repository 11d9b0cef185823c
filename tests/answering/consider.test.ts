import { consider } from '../../src/answering/consider';
import { Matcher } from '../../src/matching/matcher';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const knowledge = realKnowledge();
const matcher = new Matcher(knowledge, realModel());

/** Whether the encoder is asked about a message; what it says is what the words alone say. */
async function asksTheEncoder(text: string): Promise<boolean> {
  let asked = false;
  const open = (message: string) => {
    const { byWords } = matcher.open(message);
    const encoded = async () => {
      asked = true;
      return byWords;
    };
    return { byWords, encoded };
  };
  await consider(text, undefined, { knowledge, matcher: { open } });
  return asked;
}

it.each(['what are the signs', 'wishaw sw number', 'Is it available in Braille?', 'nspcc website'])(
  'answers "%s", which is plain, without the sentence encoder',
  async (text) => {
    expect(await asksTheEncoder(text)).toBe(false);
  },
);

it.each([
  ['a danger', 'a man has just taken a girl into his car'],
  ['a plain question beside a danger', 'what is the number for Wishaw, he is hitting her'],
  ['a plain question with a sentence that may mean danger', 'Number for Wishaw. He is at the door again.'],
  ['a plain question that speaks of harm', 'what is the number for Wishaw if a child was hurt'],
  ['a place that is named and not asked after', 'the lift in the Motherwell office is broken again'],
  ['a vague question', 'he keeps getting nice things and nobody asks why'],
  ['what the leaflet says nothing of', 'how do I cook rice'],
  ['two questions', 'what are the signs and who do I tell'],
  ['two questions, of which its words know one', 'What does "exchange" mean here, and are gangs involved?'],
])('asks the sentence encoder about %s', async (_what, text) => {
  expect(await asksTheEncoder(text)).toBe(true);
});
