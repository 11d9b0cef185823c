import { plain } from '../../src/answering/answer';
import { looksLikeCaseDetails } from '../../src/answering/case-details';
import { MESSAGES } from '../../src/answering/messages';
import { questionOf, realAssistant } from '../fixtures/real-assistant';

const assistant = realAssistant();
const notesOn = async (text: string) => (await assistant.answer(questionOf(text))).notes.map(plain);

describe('details of a particular person are warned about, and the question answered', () => {
  it.each([
    'Ellie, 14, has an older boyfriend. What are the signs?',
    'What are the signs? It is about Kyle (15) in my class',
    'a girl called Isla stays out late, is that a sign?',
    "Callum's mum Nadia phoned, who do I tell?",
    'DOB 12/03/2011, who do I contact',
    'born on 3 May, what are the signs',
    'she stays at 14 Quarry Street, which team covers Wishaw?',
    'ML2 7AB, who covers that in Wishaw?',
    'CHI 1203114567, who do I report to?',
    'her mobile is 07700 900123, who do I report to',
  ])('%s', async (text) => {
    expect(await notesOn(text)).toEqual([MESSAGES['note.case-details']]);
  });
});

describe('an ordinary question is not', () => {
  it.each([
    'What are the signs in a 14 year old girl?',
    'Wishaw social work number',
    'whose number is 01236 638700?',
    'whose number is 0141 287 0555?',
    'Is Children 1st on the list?',
    'What does Section 12 say',
    'Primary 7 talk on Monday 3 March',
    'Police Scotland 101',
    'Call 999 or 101?',
    'I teach S3 in Motherwell',
    'May I have 2 leaflets',
    'Airdrie 3, Motherwell 2: the football, no child in it',
  ])('%s', async (text) => {
    expect(await notesOn(text)).toEqual([]);
  });
});

it('takes linear time', () => {
  const started = performance.now();
  for (const unit of ['A', 'Aa', "Aa's ", '1 ', 'born on ', '12 ab ', 'ML1 ', 'called '])
    looksLikeCaseDetails(unit.repeat(100_000 / unit.length), false, () => false);
  expect(performance.now() - started).toBeLessThan(500);
});
