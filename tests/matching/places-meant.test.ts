import { meantMentions } from '../../src/matching/places-meant';
import { QuestionReader } from '../../src/matching/question-reader';
import { realKnowledge, realModel } from '../fixtures/real-assistant';

const reader = new QuestionReader(realKnowledge(), realModel().vectors);

/** The places that a question means, of those that it names. */
function meant(text: string): string[] {
  const { words, mentions } = reader.read(text);
  return meantMentions(words, mentions)
    .filter(({ place }) => place)
    .map(({ ids, label }) => ids[0] ?? label);
}

describe('of the places that it names, a question means', () => {
  it.each([
    ['all that it asks for', 'Airdrie and Coatbridge numbers', ['airdrie', 'coatbridge']],
    ['all three', 'Airdrie, Wishaw and Motherwell', ['airdrie', 'wishaw', 'motherwell']],
    ['those that are listed and those that are not', 'Hamilton and Wishaw', ['Hamilton', 'wishaw']],
    ['not the one that it denies', 'not Airdrie, Bellshill', ['bellshill']],
    ['not the one that Scots denies', 'no Airdrie, Bellshill', ['bellshill']],
    ['not the one denied after it', 'Bellshill, not Airdrie', ['bellshill']],
    ['not the one denied by a phrase', 'Bellshill rather than Airdrie', ['bellshill']],
    ['not the one it is instead of', 'the Wishaw number instead of the Motherwell one', ['wishaw']],
    ['neither of two that it denies', 'not Airdrie or Coatbridge, Bellshill', ['bellshill']],
    ['not the one denied at some length', "I don't want the number for Airdrie, give me Bellshill", ['bellshill']],
    ['not the one that is no longer right', 'we are no longer in Airdrie, Bellshill now', ['bellshill']],
    ['not the one that is at hand', "I've got Airdrie's already, just need Coatbridge", ['coatbridge']],
    [
      'both where one may have been told',
      'have Airdrie and Coatbridge already been told, I need both',
      ['airdrie', 'coatbridge'],
    ],
    ['both where it is not at hand', 'have you got Airdrie and Coatbridge', ['airdrie', 'coatbridge']],
    ['the correction', 'Airdrie - sorry, I mean Bellshill', ['bellshill']],
    ['the correction after a "no"', 'Airdrie, no, Bellshill', ['bellshill']],
    ['the correction after a wait', 'Wishaw number... wait, Motherwell', ['motherwell']],
    ['the actual one', 'Wishaw, actually Motherwell please', ['motherwell']],
    ['neither of two', 'neither Airdrie nor Coatbridge, just Bellshill', ['bellshill']],
    ['not the one that it used to be', 'Bellshill, it used to be Airdrie', ['bellshill']],
    ['the one whose number is missing', 'there is no number for Airdrie on my sheet', ['airdrie']],
    ['the correction whose "no" denies nothing', 'Airdrie, wait no Bellshill', ['bellshill']],
    ['the correction after dots', 'Airdrie... no Bellshill', ['bellshill']],
    ['the correction of a slip', 'Airdrie - typo, Bellshill', ['bellshill']],
    ['the correction in Scots', 'Airdrie, naw haud oan, Bellshill', ['bellshill']],
    ['both where the apology is for more', 'Airdrie. Oh and sorry, also Bellshill', ['airdrie', 'bellshill']],
    [
      'where the child lives, not what the asker passes',
      'we drive through Coatbridge but the boy lives in Bellshill',
      ['bellshill'],
    ],
    ['both where second thoughts add', 'Airdrie and actually Bellshill as well', ['airdrie', 'bellshill']],
    ['none when all are denied', 'not Airdrie', []],
    [
      'not what a denial of a station goes on to',
      'not Airdrie police station or Coatbridge, Bellshill please',
      ['bellshill'],
    ],
    ['no station, of two', 'number for the police station in Airdrie or Coatbridge', []],
    ["the child's and not the asker's", 'I work in Airdrie but the girl lives in Wishaw', ['wishaw']],
    ["the child's, told first", 'the boy stays in Wishaw and I teach in Airdrie', ['wishaw']],
    ["the asker's where no child's is told", 'I work in Airdrie, who do I phone', ['airdrie']],
    ["the child's, in Scots", 'the wee lassie bides in Wishaw but ah work in Airdrie', ['wishaw']],
    ["the child's, known from the asker's class", 'I teach in Airdrie. A boy in my class lives in Wishaw', ['wishaw']],
    ["the asker's job", 'I am a teacher in Airdrie. The girl lives in Wishaw.', ['wishaw']],
    ['the home, beside a school', 'her school is in Bellshill but she stays in Wishaw', ['wishaw']],
    ['the home, beside a job told in short', 'based in Motherwell, family live in Wishaw', ['wishaw']],
    [
      'the home of a family that somebody is worried about',
      "I work in Airdrie, the family I'm worried about live in Shotts",
      ['wishaw'],
    ],
    ["the child's, wherever it is that the asker is", "I'm in Coatbridge. The child is in Bellshill.", ['bellshill']],
    ['the home, which is not listed, beside a school', 'stays in Viewpark, goes to school in Bellshill', ['Viewpark']],
    [
      'the home, which is not listed, beside a nursery',
      'nursery in Coatbridge, parents live in Gartcosh',
      ['Gartcosh'],
    ],
    ['the home beside a hospital', 'number for a family in Newmains, we are at Wishaw hospital', ['Newmains']],
    ['the home that they moved to', 'his social worker is in Motherwell but they moved to Larkhall', ['Larkhall']],
    [
      'neither of two beside the school',
      'my school is between Coatbridge and Airdrie, the girl lives in Gartcosh',
      ['Gartcosh'],
    ],
    [
      'both that are asked for',
      'he bides in Coatbridge but goes to school in Airdrie, both offices',
      ['coatbridge', 'airdrie'],
    ],
    ['both where both are homes', 'one boy lives in Airdrie and the other stays in Wishaw', ['airdrie', 'wishaw']],
    [
      'both where the asker lives in one and works in the other',
      'I live in Wishaw and work in Airdrie',
      ['wishaw', 'airdrie'],
    ],
    ['the only one, though it is a school', 'my school is in Airdrie, number please', ['airdrie']],
    ["the child's in another sentence", 'My school is in Coatbridge. My pupil lives in Bellshill.', ['bellshill']],
  ])('%s: "%s"', (_, text, places) => {
    expect(meant(text)).toEqual(places);
  });
});

it('leaves what is no place alone', () => {
  const { words, mentions } = reader.read('not Airdrie, the police and the nspcc');
  expect(meantMentions(words, mentions).flatMap(({ ids }) => ids)).toEqual(['police-101', 'police-999', 'nspcc']);
});
