import { LeafletPassages } from '../../src/matching/leaflet-passages';
import { wordsOf } from '../../src/matching/words';
import { realKnowledge } from '../fixtures/real-assistant';

const passages = new LeafletPassages(realKnowledge());
const askedAfter = (text: string) => passages.askedAfter(wordsOf(text))?.topic;

describe('what is asked after by the leaflet’s own words is found where they stand', () => {
  it.each([
    ['is female genital mutilation mentioned', 'vulnerability'],
    ['domestic violence, does the leaflet bring it up', 'vulnerability'],
    ['bereavement: listed or not?', 'vulnerability'],
    ['why would I care about taxis', 'signs'],
    ['what have bite marks got to do with it', 'signs'],
    ['what have taxis got to do with child protection', 'signs'],
    ['unemployment, anything in there about that', 'vulnerability'],
    ['divorce. does it come up', 'vulnerability'],
    ['what has bereavement got to do with cse', 'vulnerability'],
    ['are cigarettes part of it', 'definition'],
    ['what does the leaflet say about sexual gratification', 'involves'],
    ['does the leaflet mention mobile phones and the internet', 'online'],
    ['is forced marriage in here or is that some other leaflet', 'vulnerability'],
    ['bite marks, do they belong here', 'signs'],
    ['unemployment, I suppose that is a different leaflet', 'vulnerability'],
    ['do you cover bereavement', 'vulnerability'],
  ])('%s', (text, topic) => {
    expect(askedAfter(text)).toBe(topic);
  });

  it.each([
    ['cigarettes?', 'definition'],
    ['taxis', 'signs'],
    ['honour-based violence', 'vulnerability'],
  ])('nothing but a word or two of it: %s', (text, topic) => {
    expect(passages.askedAfter(wordsOf(text))).toEqual({ topic, share: 1, isBare: true });
  });

  it.each([
    ['multiple callers to home, who counts', 'signs'],
    ['multiple callers to the home, who does that mean', 'signs'],
    ['it ends at "acquisition of money, clothes, mob"', 'signs'],
  ])('or quoted, which hardly asks: %s', (text, topic) => {
    expect(passages.askedAfter(wordsOf(text))).toMatchObject({ topic, isBare: true });
  });

  it.each([
    ['words that say nothing of it', 'Who should parents speak to if they are worried about their child'],
    ['words that stand in many sentences', 'a child or young person is late for PE'],
    ['what is said to make sure', 'please make sure they are alright the night'],
    ['two words of it among others', 'lesson plan about healthy relationships and consent'],
    ['a name that stands in it', 'when does North Lanarkshire Child Protection Committee meet'],
    [
      'a quotation in a longer story',
      'she has multiple callers to home and I have told the head twice, so who gets my report',
    ],
    ['what is not in it', 'is dementia mentioned'],
    ['a word of it beside another', 'taxi fares'],
    ['a word of many passages', 'home'],
    ['another leaflet', 'is there another leaflet for parents'],
    ['a matter', 'is this a family matter or do I phone'],
    ['nothing in particular', 'what does the leaflet say'],
    ['what asks after no wording', 'she got into a taxi with cigarettes'],
    ['mostly what is not in it', 'does the leaflet mention county lines drug running on taxis'],
  ])('but not %s', (_, text) => {
    expect(askedAfter(text)).toBeUndefined();
  });
});
