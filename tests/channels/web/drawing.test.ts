import type { KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { toMachineAnswer } from '../../../src/answering/machine-answer';
import { renderAdaptiveCard } from '../../../src/cards/adaptive-card';
import { renderBlockKit } from '../../../src/cards/block-kit';
import { renderHtml } from '../../../src/cards/html';
import { describeInChromium, launchChromium } from '../../e2e/chromium';
import { HAND_MADE } from '../../fixtures/answers';
import { serveWeb } from './served';

/** The letters and digits of a text, so that marks and line breaks don't count. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

describeInChromium('the page’s drawing', () => {
  let browser: Browser;
  let page: Page;
  let web: Awaited<ReturnType<typeof serveWeb>>;
  let assets: string;
  beforeAll(async () => {
    [browser, web] = await Promise.all([launchChromium(), serveWeb()]);
    page = await browser.newPage();
    await page.goto(web.url);
    assets = /\/assets\/[0-9a-f]+/.exec(await page.content())?.[0] ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await web.server.stop();
  });

  const drawMrkdwn = (source: string) =>
    page.evaluate<string>(`import('${assets}/slack-mrkdwn.mjs').then(({ drawMrkdwn }) => {
      const box = document.createElement('div');
      box.append(...drawMrkdwn(${JSON.stringify(source)}));
      return box.innerHTML;
    })`);

  it.each([
    ['*bold* and _italic_ and ~gone~', '<strong>bold</strong> and <em>italic</em> and <s>gone</s>'],
    ['*_both_*', '<strong><em>both</em></strong>'],
    ['2 * 3 * 4, snake_case_word, a*b*c', '2 * 3 * 4, snake_case_word, a*b*c'],
    ['`*code*`', '<code>*code*</code>'],
    ['one\ntwo', 'one<br>two'],
    ['&gt; said\n&gt; again\nafter', '<blockquote>said<br>again</blockquote>after'],
    ['&lt;b&gt; &amp;amp;', '&lt;b&gt; &amp;amp;'],
    ['<b onclick="x">', '&lt;b onclick="x"&gt;'],
    ['<tel:+441698348200|01698 348200>', '<a href="tel:+441698348200">01698 348200</a>'],
    [
      '<https://a.example/?x=1&amp;y=2|A &amp; B>',
      '<a href="https://a.example/?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">A &amp; B</a>',
    ],
    ['<javascript:alert(1)|x>', '&lt;javascript:alert(1)|x&gt;'],
  ])('draws the mrkdwn %j as Slack does', async (source, html) => {
    expect(await drawMrkdwn(source)).toBe(html);
  });

  it('names a block that it cannot draw', async () => {
    const blocks: KnownBlock[] = [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: 'a' }];
    const text = await page.evaluate<string>(
      `import('${assets}/slack-blocks.mjs').then(({ drawBlocks }) => drawBlocks(${JSON.stringify(blocks)}, () => {}).textContent)`,
    );
    expect(text).toContain('image');
  });

  it.each(HAND_MADE)('shows every line and button of %s, as in Teams so in Slack and plain', async (_what, answer) => {
    const reply = {
      ...toMachineAnswer('', answer),
      cards: {
        slack: renderBlockKit(answer, 'asker'),
        teams: renderAdaptiveCard(answer, 'asker').card,
        html: renderHtml(answer, 'asker'),
      },
    };
    const drawn = await page.evaluate<Record<string, { text: string; buttons: string[] }>>(
      `import('${assets}/turn.mjs').then(({ drawTurn }) => {
        const { element } = drawTurn('', ${JSON.stringify(reply)}, false, () => {});
        document.getElementById('turns').replaceChildren(element);
        return Object.fromEntries(['teams', 'slack', 'plain'].map((view) => {
          document.body.dataset.view = view;
          const pane = element.querySelector('.pane-' + view);
          const buttons = [...pane.querySelectorAll('button:not([role="link"])')].map((button) => button.textContent);
          return [view, { text: pane.innerText, buttons }];
        }));
      })`,
    );
    const lines = reply.text.split('\n').map(bare);
    const labels = [...answer.choices, ...answer.related].map(({ label }) => label.map((run) => run.text).join(''));
    for (const [view, { text, buttons }] of Object.entries(drawn)) {
      const missing = lines
        .map((line) => line.replace(/^\d (?=\p{L})/u, ''))
        .filter((line) => !bare(text).includes(line));
      expect([view, missing]).toEqual([view, []]);
      expect([view, buttons]).toEqual([view, labels]);
    }
  });
});
