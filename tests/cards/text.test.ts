import { renderText } from '../../src/cards/text';
import {
  ALL_CONTACTS,
  contactListAnswer,
  definitionAnswer,
  didYouMeanAnswer,
  notedAnswer,
  pastReviewAnswer,
  urgentAnswer,
  websitesAnswer,
} from '../fixtures/answers';

describe('the answer as plain text', () => {
  it('reads like a short letter: title, heading over its words, choices, closing, source', () => {
    expect(renderText(definitionAnswer({ related: didYouMeanAnswer().choices }), 'everyone')).toBe(
      [
        'What is Child Sexual Exploitation (CSE)?',
        '',
        "Practitioner's working definition",
        'Child Sexual Exploitation (CSE) is Child Sexual Abuse.',
        '',
        'CSE has two distinctive characteristics - exploitation and exchange.',
        '',
        'No child or young person can consent to their own abuse',
        '',
        'You may also want',
        '- What are the signs?',
        '- Wishaw / Shotts social work',
        '- NSPCC Scotland',
        '',
        'A child in danger now? In an emergency call 999 · Social Work Emergency Services 0800 121 4114',
        '',
        'From the leaflet “Information for people who work with children and families on child sexual exploitation”, North Lanarkshire Child Protection Committee.',
        'No review date is set.',
      ].join('\n'),
    );
  });

  it.each(ALL_CONTACTS.map((contact) => [contact.id, contact] as const))(
    'keeps the number of %s on the line of its own name, and on no other',
    (_, contact) => {
      const name = contact.name.map((run) => run.text).join('');
      const [body = ''] = renderText(contactListAnswer(), 'everyone').split('A child in danger now?');
      const lines = body.split('\n').filter((line) => line.endsWith(` ${contact.number.text}`));
      expect(lines).toEqual([`${name}${contact.name.length > 1 ? '' : ':'} ${contact.number.text}`]);
    },
  );

  it('puts an emergency first, its number among the first 300 characters, wherever the section stands', () => {
    const { sections } = urgentAnswer();
    for (const order of [sections, [...sections].reverse()]) {
      const text = renderText(urgentAnswer({ sections: order }), 'everyone');
      expect(text).toMatch(/^If a child is in danger now\n/);
      expect(text.slice(0, 300)).toContain('Police Scotland: In an emergency call 999');
    }
  });

  it('numbers the choices', () => {
    expect(renderText(didYouMeanAnswer(), 'everyone')).toMatch(/^1\. What are the signs\?\n2\. Wishaw/m);
  });

  it('shows a website without a name by its address alone', () => {
    expect(renderText(websitesAnswer(), 'everyone')).toMatch(/^thinkuknow\.co\.uk$/m);
  });

  it('shows a note to the asker and to nobody else', () => {
    expect(renderText(notedAnswer(), 'asker')).toContain('Please leave out names');
    expect(renderText(notedAnswer(), 'everyone')).not.toContain('Please leave out names');
  });

  it('ends with the source, saying so when it is past its review', () => {
    expect(renderText(pastReviewAnswer(), 'everyone')).toMatch(
      /Last reviewed 31 January 2020\.\nThis content is past its review date: check it with its publisher\.$/,
    );
  });
});
