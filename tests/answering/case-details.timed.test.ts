import { plain } from '../../src/answering/answer';
import { createCaseDetails } from '../../src/answering/case-details';
import { MESSAGES } from '../../src/answering/messages';
import { questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';

const looksLikeCaseDetails = createCaseDetails(realKnowledge());
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
    'call mum on +44 7700 900 123 about him',
    'Tia-Rose McBride, 15, has not been home',
    'ellie, 14, keeps getting taxis. Is that a sign?',
    'I am worried about Jack who is 13 and out every night',
    'The lassie is 13yo, Kirsty, and gets her taxis paid',
    'a boy named ruaridh sleeps at an older man’s flat',
    'our client Hamish turned up with a new phone',
    'Megan Reid 05/04/2012 spoke to me today',
    'case number 4471822, who do I report it to',
    'flat 2/1, 14 burns crescent: which team?',
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
    'She is 14 and has an older boyfriend, is that a sign?',
    'Teenagers aged 16, does it count?',
    'I have a 14 year old Syrian boy in my class, what are the signs',
    'Snapchat, 13 is the age limit, why is it a risk?',
    'At the High School, 15 pupils asked for the leaflet',
    'S3 2nd term talk on the signs',
    'Training on 12/03/2026: can I hand the leaflet out?',
    'There are 3 different ways to tell somebody',
    'call Wishaw on +44 (0)1698 348200?',
    'hello, my name is Irena and I am new here',
    'what is the leaflet called',
  ])('%s', async (text) => {
    expect(await notesOn(text)).toEqual([]);
  });
});

it('takes linear time', () => {
  const started = performance.now();
  for (const unit of [
    'A',
    'Aa',
    "Aa's ",
    'Aaa Aaa',
    '1 ',
    '01 ',
    'born on ',
    '12 ab ',
    '12 Aaa ',
    'ML1 ',
    'called ',
    '14 year old ',
  ])
    looksLikeCaseDetails(unit.repeat(100_000 / unit.length));
  expect(performance.now() - started).toBeLessThan(500);
});
