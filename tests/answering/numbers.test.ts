import { MemoryStore } from '../../src/store/memory-store';
import { ask, noticesOf, questionOf, realAssistant, realKnowledge } from '../fixtures/real-assistant';

const assistant = realAssistant();
const ALL = realKnowledge().contacts.map(({ id }) => id);
const POLICE = ['police-101', 'police-999'];
const LOCALITIES = realKnowledge()
  .contacts.filter(({ role }) => role === 'locality')
  .map(({ id }) => id);

/** The contacts whose numbers a question's answer shows, in order. */
async function shown(text: string): Promise<readonly string[]> {
  return (await ask(assistant, text)).contacts;
}

it('what the leaflet does not print of a team gets no number in its stead, whatever else is said', async () => {
  expect(await shown("email address for the airdrie team? phoning's no use to me")).toEqual([]);
  expect(await shown('what address is the Bellshill social work office at')).toEqual([]);
  expect(await shown("email address for the airdrie team? phoning's no use to me. what are the signs?")).toEqual([]);
  expect(await shown("What's the postcode of the Airdrie office? And the Airdrie number?")).toEqual(['airdrie']);
  expect(await shown('What are the opening hours? And what are the phone numbers?')).toEqual(ALL);
});

describe('the number of somebody else in a place that is listed', () => {
  it.each([
    'Bellshill library number',
    'the number for a plumber in Motherwell',
    'taxi number Cumbernauld',
    "Motherwell College, what's their number",
    'Airdrie housing office phone number please',
    'number for the health centre in Wishaw',
    'samaritans motherwell number',
    'womens aid in Motherwell, phone number?',
    'library in Bellshill, phone number?',
    'citizens advice bellshill number',
    'childline number for wishaw',
    'alcoholics anonymous Airdrie number',
    'Crimestoppers pls, the 0800 one',
    'housing office bellshill tel',
    "wit's the phone number for Wishaw General",
    "housing office cumbernauld number, boiler's out",
    'taxi fae Wishaw tae the airport, got a number?',
    "Women's Aid in Motherwell - could I trouble you for their telephone?",
  ])('is none of ours, and no team stands in for it: %s', async (text) => {
    expect(await shown(text)).toEqual([]);
  });
});

describe('a question for a number gets that number and no other', () => {
  it.each([
    ['one place', 'Wishaw social work number', ['wishaw']],
    ['a station of the police', 'I need the number for the desk at Motherwell police office', POLICE],
    ['a station, said the other way', 'polis station in wishaw number', POLICE],
    ['two stations', 'numbers for Airdrie and Coatbridge police stations', POLICE],
    ['a station taken back', 'number for Airdrie police office, no wait, Motherwell', POLICE],
    ['a team, asked from a station', "I'm at Motherwell police office, what number?", ['motherwell', ...POLICE]],
    ['a station and a team', 'Airdrie police station and social work numbers', ['airdrie', ...POLICE]],
    ['whose team covers a station', 'who covers Wishaw police station, number please', ['wishaw', ...POLICE]],
    [
      'a place, and a station that says so',
      'Bellshill, police station told me to ask, number?',
      ['bellshill', ...POLICE],
    ],
    ['a place of work that has a number too', 'Library staff here, number for Bellshill', ['bellshill']],
    ['a service where the asker works', 'CAMHS nurse here, number for Motherwell?', ['motherwell']],
    [
      'a helpline that sent the asker here',
      'samaritans told me to get the number for Motherwell social work',
      ['motherwell'],
    ],
    ['a surgery, for its social work', "I'm at the health centre in Wishaw, social work number?", ['wishaw']],
    ['a hospital and a place', "At the hospital with a wean fae Airdrie, whit's the number", ['airdrie']],
    ['a team, asked from a job centre', 'job centre in Airdrie, number for the social work team', ['airdrie']],
    ['a hostel worker, politely', 'I am at the housing office in Bellshill, could I have the number', ['bellshill']],
    ['the other name of a team', 'who covers Shotts', ['wishaw']],
    ['a misspelt place', 'numbr for cumbrenald socail work pls', ['cumbernauld']],
    ['in Scots', 'whits the number fur Coatbrig', ['coatbridge']],
    ['a bare place', 'motherwell?', ['motherwell']],
    ['a place between a greeting and thanks', 'Hiya - who covers Bellshill? cheers', ['bellshill']],
    ['a place and a concern', 'Good evening. number for reporting a concern in Airdrie thanks', ['airdrie']],
    ['two places', 'Airdrie and Coatbridge numbers', ['airdrie', 'coatbridge']],
    ['two places in two sentences', 'What is the Airdrie number? And the Bellshill one?', ['airdrie', 'bellshill']],
    ['three places', 'phone numbers for Wishaw, Motherwell and Bellshill', ['bellshill', 'motherwell', 'wishaw']],
    ['a denied place', 'not Airdrie, Bellshill', ['bellshill']],
    ['a denied place, in Scots', 'no Airdrie, Bellshill number', ['bellshill']],
    ['a denied place at the end', 'the Bellshill number, not the Airdrie one', ['bellshill']],
    ['a correction', 'Airdrie number - sorry, I mean Bellshill', ['bellshill']],
    ['a correction in another sentence', 'Airdrie. No wait, Bellshill', ['bellshill']],
    ['second thoughts', 'the Wishaw number, actually Motherwell please', ['motherwell']],
    [
      "the child's place beside the asker's",
      'I teach in Coatbridge and my pupil stays in Bellshill, what number',
      ['bellshill'],
    ],
    [
      "the child's place told first",
      'The family lives in Cumbernauld, my office is in Motherwell, what number',
      ['cumbernauld'],
    ],
    ['a street beside a place', 'I need the number for Wishaw Street in Coatbridge', ['coatbridge']],
    ['the police', 'police number', ['police-101', 'police-999']],
    ['101', 'who is 101', ['police-101']],
    ['the police when it can wait', 'police non-emergency number', ['police-101']],
    ['999', 'what is 999', ['police-999']],
    ['the police in an emergency', 'police emergency number', ['police-999']],
    ['out of hours', 'out of hours social work number', ['emergency']],
    ['a closed office', "it's Saturday night and the office is shut, what number do I phone", ['emergency']],
    ['a number, for its owner', 'whose number is 01236 638700?', ['cumbernauld']],
    ['a number, written another way', '+44 (1698) 332-100', ['motherwell']],
    ['a place beside an area code', 'is the Motherwell lot an 01236 or an 01698', ['motherwell']],
    ['a place beside another area code', 'does Airdrie start 01698', ['airdrie']],
    ['how a number ends', 'is it still right for Wishaw, ending 8200?', ['wishaw']],
    [
      'a number asked for first, whatever is told then',
      "which number for Callum, 14, stays in Bellshill, getting out of older men's cars last month",
      ['bellshill'],
    ],
    ['a freephone number', 'who answers on 0800 121 4114', ['emergency']],
  ])('%s: "%s"', async (_, text, contacts) => {
    expect(await shown(text)).toEqual(contacts);
  });
});

describe('the whole list answers', () => {
  it.each([
    ['a question for all of them', 'all the numbers please'],
    ['a question that names no place', 'social work number'],
    ['a wish to speak to somebody', 'how can I speak to a social worker'],
    ['the same between a greeting and thanks', 'Hi, aw the numbers thank you.'],
    ['the same in a hurry', 'all the contacts - asap'],
    ['a place that is denied with no other', 'not Airdrie, what are the other numbers'],
  ])('%s: "%s"', async (_, text) => {
    expect(await shown(text)).toEqual(ALL);
  });
});

describe('a name that is no place gets the whole list or none, never the number of the place it is like', () => {
  it.each([
    ['a surname', "Mrs Shotts' phone number"],
    ['a street', 'Airdrie Road number'],
    ['a football club', 'number for Motherwell FC'],
    ['a football club in full', 'Motherwell Football Club phone number'],
  ])('%s: "%s"', async (_, text) => {
    const teams = (await shown(text)).filter((id) => LOCALITIES.includes(id));
    expect([0, LOCALITIES.length]).toContain(teams.length);
  });
});

describe('a place that the leaflet does not list never gets the number of another', () => {
  it.each(['Hamilton', 'Kilsyth', 'East Kilbride', 'Glasgow', 'larkhal', 'Viewpark', 'Newmains'])(
    '%s: the whole list, and it says so',
    async (place) => {
      const answer = await assistant.answer(questionOf(`social work number for ${place}`));
      expect(answer.contacts).toEqual(ALL);
      expect(noticesOf(answer).join()).toMatch(/^The leaflet does not list \w+/);
    },
  );

  it('beside a place that it lists: that one, and it says so of the other', async () => {
    const answer = await assistant.answer(questionOf('Hamilton and Motherwell numbers'));
    expect(answer.contacts).toEqual(['motherwell']);
    expect(noticesOf(answer)).toEqual(['The leaflet does not list Hamilton.']);
  });

  it('named for any purpose, with any gazetteer place, at most all the teams are shown and never a few', async () => {
    for (const place of realKnowledge().language.unlistedPlaces) {
      for (const text of [`${place} number`, `who covers ${place}?`, `a pupil from ${place}, which team do I phone`]) {
        const localities = (await shown(text)).filter((id) => LOCALITIES.includes(id));
        expect({ text, teams: localities.length }).toEqual({ text, teams: localities.length > 0 ? 6 : 0 });
      }
    }
  });
});

describe('a number', () => {
  it("held against the wrong place shows both owners, so that nobody's number stands alone under the other", async () => {
    expect(await shown('Is 01698 348200 the Airdrie number?')).toEqual(['airdrie', 'wishaw']);
    expect(await shown('Coatbridge 01698 346666?')).toEqual(['bellshill', 'coatbridge']);
  });

  it("that is nobody's is said to be so, and never guessed to be another's", async () => {
    for (const text of ['whose number is 0141 287 0555?', 'is 01236 757001 on the leaflet', 'who is 01698348201']) {
      const answer = await assistant.answer(questionOf(text));
      expect(noticesOf(answer)).toContainEqual(expect.stringContaining('is not one of the leaflet’s'));
      expect(answer.contacts).toEqual(ALL);
    }
  });

  it('is shown as printed, with its own link to call it', async () => {
    const answer = await assistant.answer(questionOf('all the numbers please'));
    const pairs = answer.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'contact' ? [[block.number.text, block.tel]] : []));
    expect(pairs).toContainEqual(['01698 348200', 'tel:+441698348200']);
    expect(pairs).toContainEqual(['999', 'tel:999']);
    expect(pairs).toHaveLength(9);
  });
});

it('nothing is claimed about hours: the out-of-hours answer holds the printed name and number alone', async () => {
  const { text } = await ask(realAssistant({ store: new MemoryStore() }), 'out of hours social work number');
  expect(text).toContain('Social Work Emergency Services: 0800 121 4114');
  expect(text).not.toMatch(/hours|weekend|night|open|24/i);
});
