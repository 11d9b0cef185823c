/** @jest-environment jsdom */
import fc from 'fast-check';
import { renderHtml } from '../../src/cards/html';
import {
  contactAnswer,
  HAND_MADE,
  helpAnswer,
  own,
  topicAnswer,
  urgentAnswer,
  websitesAnswer,
} from '../fixtures/answers';
import { arbitraryAnswer } from './arbitrary-answer';
import { all, elementOf } from './dom';

const TAGS = 'article, section, footer, div, h2, h3, p, ul, li, strong, a, button';

describe('the card as HTML', () => {
  it('lets nothing through that a page could run or load, whatever the words', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (answer) => {
        const html = renderHtml(answer, 'asker');
        expect(all(elementOf(html), `*:not(${TAGS})`)).toEqual([]);
        expect(all(elementOf(html), '[style], [onclick], [id], [src]')).toEqual([]);
      }),
    );
  });

  it('shows mark-up in words as words', () => {
    const html = renderHtml(topicAnswer({ closing: [own('<img src=x onerror="alert(1)"> & \'999\'')] }), 'everyone');
    expect(html).toContain('<p class="closing">&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;999&#39;</p>');
  });

  it('links a number under a name that says whose it is', () => {
    expect(renderHtml(contactAnswer(), 'everyone')).toContain(
      '<strong>Wishaw / Shotts</strong>: <a href="tel:+441698348200" aria-label="Wishaw / Shotts: 01698 348200">01698 348200</a>',
    );
  });

  it('links a website without handing over the opener', () => {
    expect(renderHtml(websitesAnswer(), 'everyone')).toContain(
      '<a href="https://nspcc.org.uk" rel="noopener">nspcc.org.uk</a>',
    );
  });

  it('does not link an address that is not one of the web', () => {
    const [section] = websitesAnswer().sections;
    const blocks = section?.blocks.map((block) =>
      block.kind === 'website' ? { ...block, url: 'javascript:1' } : block,
    );
    const html = renderHtml(topicAnswer({ sections: section && blocks ? [{ ...section, blocks }] : [] }), 'everyone');
    expect(html).toContain('<strong>NSPCC Scotland</strong>: nspcc.org.uk</li>');
    expect(html).not.toContain('javascript');
  });

  it('opens an urgent answer with an alert, and a calm one with none', () => {
    const isAlert = (html: string) => all(elementOf(html), '[role=alert]').length > 0;
    expect(renderHtml(urgentAnswer(), 'everyone')).toMatch(
      /^<article class="answer">\n<section class="urgent" role="alert">/,
    );
    expect(HAND_MADE.filter(([, answer]) => isAlert(renderHtml(answer, 'everyone'))).map(([name]) => name)).toEqual([
      'an urgent answer',
    ]);
  });

  it('groups the buttons under their title', () => {
    const [group] = all(elementOf(renderHtml(helpAnswer(), 'everyone')), '.related');
    expect(group?.getAttribute('aria-label')).toBe('You can ask about');
    expect(group && all(group, 'button[type=button][data-choice]')).toHaveLength(8);
  });
});
