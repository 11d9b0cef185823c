import type { Browser, BrowserContextOptions } from 'playwright-core';
import { describeInChromium, launchChromium, openWatched, type Watched } from './chromium';
import { answered, ask, openHouse, seen, wordsIn } from './web-page';

const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };

describeInChromium('the web page in a browser', () => {
  let browser: Browser;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let served: Awaited<ReturnType<typeof house.start>>;
  let watched: Watched | undefined;

  beforeAll(async () => {
    house = await openHouse();
    served = await house.start();
    browser = await launchChromium();
  }, 120_000);
  afterEach(async () => {
    const faults = watched?.faults ?? [];
    await watched?.page.close();
    watched = undefined;
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.server.stop();
  });

  const open = async (viewport = DESKTOP, options: BrowserContextOptions = {}) => {
    watched = await openWatched(browser, served.url, { viewport, ...options });
    return { page: watched.page, ...seen(watched.page), faults: watched.faults };
  };

  it('shows a typed question’s answer as in Teams and as in Slack, side by side, and empties the box', async () => {
    const { page, box, asked, teams, slack, plain } = await open();
    await ask(page, 'what are the signs to look out for');
    expect(await asked.textContent()).toContain('what are the signs to look out for');
    for (const card of [teams, slack])
      expect(await wordsIn(card)).toContain('Physical signs of bruising or bite marks.');
    const [left, right] = [await teams.boundingBox(), await slack.boundingBox()];
    expect(left?.y).toBe(right?.y);
    expect(left?.x).toBeLessThan(right?.x ?? 0);
    expect(await plain.isVisible()).toBe(false);
    expect(await box.inputValue()).toBe('');
  });

  it('shows one view at a time on a phone, by a switch', async () => {
    const { page, teams, slack, plain, view } = await open(PHONE);
    await ask(page, 'Wishaw social work number');
    expect([await teams.isVisible(), await slack.isVisible(), await plain.isVisible()]).toEqual([true, false, false]);
    expect(await view('Side by side').isVisible()).toBe(false);
    await view('Slack').check({ force: true });
    expect([await teams.isVisible(), await slack.isVisible(), await plain.isVisible()]).toEqual([false, true, false]);
    await view('Plain').check({ force: true });
    expect([await teams.isVisible(), await slack.isVisible(), await plain.isVisible()]).toEqual([false, false, true]);
  });

  it('goes back to side by side when the window has the room again', async () => {
    const { page, teams, slack, view } = await open();
    await ask(page, 'Wishaw social work number');
    await page.setViewportSize(PHONE);
    await slack.waitFor({ state: 'hidden' });
    expect([await teams.isVisible(), await slack.isVisible()]).toEqual([true, false]);
    await page.setViewportSize(DESKTOP);
    await slack.waitFor();
    expect(await teams.isVisible()).toBe(true);
    expect(await view('Side by side').isChecked()).toBe(true);
  });

  it('answers a suggestion', async () => {
    const { page, asked, slack } = await open();
    await answered(page, () => page.getByRole('button', { name: 'Signs to look out for' }).click());
    expect(await asked.textContent()).toContain('Signs to look out for');
    expect(await wordsIn(slack)).toContain('What are the signs to look out for?');
  });

  it.each(['Microsoft Teams', 'Slack', 'Plain answer'])(
    'answers a button on the card of %s, and moves there',
    async (view) => {
      const { page, asked, turn, turns } = await open();
      await ask(page, 'what are the signs');
      if (view === 'Plain answer') await page.getByRole('radio', { name: 'Plain' }).check({ force: true });
      const button = turn.getByRole('group', { name: view }).getByRole('button', { name: 'Who might be affected' });
      await answered(page, () => button.click());
      expect(await turns.count()).toBe(2);
      expect(await asked.textContent()).toContain('Who might be affected');
      expect(await wordsIn(turn.getByRole('group', { name: view }))).toContain('Recent bereavement or loss.');
      expect(await asked.evaluate((heading) => heading.matches(':focus'))).toBe(true);
    },
  );

  it('understands a follow-up, until one starts again', async () => {
    const { page, slack, restart, turns, box } = await open();
    await ask(page, 'Wishaw social work number');
    await ask(page, 'and for Motherwell?');
    expect(await wordsIn(slack)).toContain('Motherwell: 01698 332100');
    expect(await wordsIn(slack)).not.toContain('01698 348200');
    await restart.click();
    expect(await turns.count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await box.evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('has a thread of its own in each window', async () => {
    const threads: unknown[] = [];
    for (const _window of [1, 2]) {
      const { page } = await open();
      page.on('request', (request) => {
        if (request.method() === 'POST') threads.push(request.postDataJSON().thread);
      });
      await ask(page, 'signs');
      await ask(page, 'signs');
      await page.close();
    }
    expect(threads).toHaveLength(4);
    expect(new Set(threads).size).toBe(2);
    expect(threads[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('shows the emergency lines first in every view, and breaks in on a screen reader', async () => {
    const { page, teams, slack, plain, view } = await open();
    await ask(page, 'a man is hitting a child right now, what are the signs');
    const opening =
      /^(Microsoft Teams|Slack|Plain answer) (Signpost app \d\d:\d\d )?If a child is in danger now .{0,60}999/i;
    for (const card of [teams, slack]) expect(await wordsIn(card)).toMatch(opening);
    expect(await page.locator('#say-now').textContent()).toMatch(/^If a child is in danger now\s.*999/s);
    expect(await page.locator('#say-politely').textContent()).toBe('');
    await view('Plain').check({ force: true });
    expect(await wordsIn(plain)).toMatch(opening);
    expect(await page.getByRole('alert').filter({ hasText: '999' }).count()).toBe(1);
  });

  it('reads a calm answer out when there is a pause, whole', async () => {
    const { page } = await open();
    await ask(page, 'Wishaw social work number');
    const spoken = page.getByRole('status');
    expect(await spoken.textContent()).toContain('Wishaw / Shotts: 01698 348200');
    expect(await page.locator('#say-now').textContent()).toBe('');
  });

  it('can be used by keyboard alone', async () => {
    const { page, box, asked, turns, view, slack } = await open();
    const focused = (selector: string) => page.locator(`${selector}:focus`).count();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await box.evaluate((input) => input.matches(':focus'))).toBe(true);
    await page.keyboard.type('what are');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('the signs');
    await answered(page, () => page.keyboard.press('Enter'));
    expect(await asked.textContent()).toMatch(/what are\nthe signs/);
    expect(await box.evaluate((input) => input.matches(':focus'))).toBe(true);

    for (let back = 0; back < 20 && (await focused('.slack-button')) === 0; back += 1)
      await page.keyboard.press('Shift+Tab');
    await answered(page, () => page.keyboard.press('Enter'));
    expect(await turns.count()).toBe(2);
    expect(await focused('.turn:last-child .asked')).toBe(1);

    for (let back = 0; back < 40 && (await focused('.switch input')) === 0; back += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    expect(await view('Teams').isChecked()).toBe(true);
    expect(await slack.isVisible()).toBe(false);
  });

  it('never hides what has the focus behind the question box', async () => {
    const { page } = await open(PHONE);
    await ask(page, 'what are the signs');
    await page.locator('.asked').focus();
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate<boolean>(`(() => {
        const focus = document.activeElement;
        if (!focus || !focus.closest('.turn')) return false;
        const box = focus.getBoundingClientRect();
        if (box.height > 400) return false;
        return document.querySelector('.composer').getBoundingClientRect().top < box.top;
      })()`);
      expect(hidden).toBe(false);
    }
  });

  it('shows markup in a question as it was typed, and runs none of it', async () => {
    const { page, asked } = await open();
    const question = '<img src=x onerror="alert(1)"><script>alert(2)</script> *b* <!channel> <https://x.example|y>';
    await ask(page, question);
    expect(await asked.textContent()).toContain(question);
    expect(await page.locator('.turn img, .turn script').count()).toBe(0);
  });

  it('answers an empty question, and shows of an endless one only the beginning', async () => {
    const { page, asked } = await open();
    await ask(page, '   ');
    expect(await asked.textContent()).toContain('An empty question');
    await ask(page, 'signs '.repeat(5_000));
    expect(await asked.textContent()).toMatch(/… \(29,999 characters\)$/);
  });

  it('says so when a question is too long to send, and keeps it', async () => {
    const { page, problem, box, faults } = await open();
    await box.fill('signs '.repeat(20_000));
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('too long to send').waitFor();
    expect(await problem.getAttribute('role')).toBe('alert');
    expect((await box.inputValue()).length).toBe(120_000);
    expect(faults.splice(0)).toEqual([expect.stringContaining('413')]);
  });

  it('says so when the server is gone, keeps the typed words, and answers them once it is back', async () => {
    const own = await house.start();
    watched = await openWatched(browser, own.url, { viewport: DESKTOP });
    const { page, faults } = watched;
    const { box, problem, slack } = seen(page);
    await own.server.stop();
    await box.fill('Wishaw social work number');
    await box.press('Enter');
    await page.getByText('can’t be reached').waitFor();
    expect(await box.inputValue()).toBe('Wishaw social work number');
    expect(await problem.getByRole('link', { name: '999' }).getAttribute('href')).toBe('tel:999');
    expect(faults.splice(0)).toEqual([expect.stringContaining('ERR_CONNECTION_REFUSED')]);

    const back = await house.start(own.port);
    await answered(page, () => box.press('Enter'));
    expect(await wordsIn(slack)).toContain('01698 348200');
    expect(await problem.textContent()).toBe('');
    await page.close();
    await back.server.stop();
  });

  it('changes the looks of all cards with those of the system', async () => {
    const { page } = await open(DESKTOP, { colorScheme: 'light' });
    await ask(page, 'what are the signs');
    const ground = `getComputedStyle(document.querySelector('.ac-adaptiveCard')).backgroundColor`;
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    // Asked again and again from here: the page's policy lets no string be run as script there.
    const deadline = Date.now() + 5_000;
    while ((await page.evaluate(ground)) !== 'rgb(41, 41, 41)' && Date.now() < deadline) await page.waitForTimeout(50);
    expect(await page.evaluate(ground)).toBe('rgb(41, 41, 41)');
  });
});
