import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from './chromium';
import { ask, openHouse, seen } from './web-page';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong: all its rules, with the size of targets (WCAG 2.2), which it leaves out unless asked. */
async function violations(page: Page, state: string): Promise<string[]> {
  await page.evaluate(AXE);
  // Only they come back: what axe finds right is ten times as much.
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }).then((results) => results.violations)`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${state}: ${id} at ${target}`));
}

describeInChromium('the web page’s accessibility', () => {
  let browser: Browser;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let served: Awaited<ReturnType<typeof house.start>>;
  beforeAll(async () => {
    house = await openHouse();
    served = await house.start();
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.server.stop();
  });

  const wide = { width: 1280, height: 860 };
  const narrow = { width: 360, height: 740 };
  it.each([
    ['light', wide],
    ['dark', wide],
    ['light', narrow],
    ['dark', narrow],
  ] as const)(
    'has no fault that axe finds, in any state, %s, at %j',
    async (colorScheme, viewport) => {
      // axe goes round the content security policy, which is tested elsewhere.
      const page = await browser.newPage({ colorScheme, viewport, reducedMotion: 'reduce', bypassCSP: true });
      await page.goto(served.url);
      const { view, box } = seen(page);
      const found = await violations(page, 'start');
      const questions = [
        'a man is hitting a child right now',
        'useful websites',
        'hello',
        'what is the weather',
        'signs',
      ];
      for (const question of questions) await ask(page, question);
      for (const name of viewport === wide
        ? ['Side by side', 'Teams', 'Slack', 'Plain']
        : ['Teams', 'Slack', 'Plain']) {
        await view(name).check({ force: true });
        found.push(...(await violations(page, name)));
      }
      const why = seen(page).turn.getByText('Why this answer?');
      await why.click();
      await page.getByRole('heading', { name: 'Nearest topics' }).waitFor();
      found.push(...(await violations(page, 'why')));
      await page.getByText('What happens to what I type?').click();
      await page.route('**/api/ask', (route) => route.abort());
      await box.fill('signs');
      await box.press('Enter');
      await page.getByText('can’t be reached').waitFor();
      found.push(...(await violations(page, 'server gone')));
      await page.close();
      expect(found).toEqual([]);
    },
    60_000,
  );

  it.each([320, 360, 390, 768, 1280])('never scrolls sideways at %i pixels', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 740 } });
    await page.goto(served.url);
    const widest = () => page.evaluate<number>('document.documentElement.scrollWidth');
    expect(await widest()).toBeLessThanOrEqual(width);
    for (const question of ['a child is being hurt right now', 'useful websites', `${'long'.repeat(200)}`, 'hello']) {
      await ask(page, question);
    }
    for (const name of ['Teams', 'Slack', 'Plain']) {
      await seen(page).view(name).check({ force: true });
      expect(await widest()).toBeLessThanOrEqual(width);
    }
    await page.getByText('Why this answer?').nth(2).click();
    await page.getByRole('heading', { name: 'Nearest topics' }).waitFor();
    expect(await widest()).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('keeps the question box out of the way when the window is low, as when zoomed to 400 %', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
    await page.goto(served.url);
    await ask(page, 'signs');
    expect(await page.evaluate<string>(`getComputedStyle(document.querySelector('.composer')).position`)).toBe(
      'static',
    );
    await page.close();
  });
});
