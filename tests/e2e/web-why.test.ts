import type { Browser } from 'playwright-core';
import { describeInChromium, launchChromium, openWatched, type Watched } from './chromium';
import { answered, ask, openHouse, seen, wordsIn } from './web-page';

describeInChromium('“Why this answer?” in a browser', () => {
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

  const open = async () => {
    watched = await openWatched(browser, served.url);
    const { page, faults } = watched;
    const { turns, turn } = seen(page);
    /** The explanation of a turn, the first one being 0. */
    const why = (at: number) => turns.nth(at).locator('.why');
    return { page, faults, turn, why, summary: (at: number) => why(at).locator('summary') };
  };

  it('is closed, asks nothing before it is opened, and then once', async () => {
    const { page, why, summary } = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await ask(page, 'not Airdrie, Bellshill number');
    expect(await why(0).getAttribute('open')).toBeNull();
    expect(requests).not.toContain('/api/explain');
    await summary(0).click();
    await why(0).getByRole('heading', { name: 'Nearest topics' }).waitFor();
    const words = await wordsIn(why(0));
    expect(words).toContain("Answers: All the phone numbers (contact), of these Bellshill team's number (bellshill)");
    expect(words).toContain('not meant: it is denied');
    await summary(0).click();
    await summary(0).click();
    expect(requests.filter((path) => path === '/api/explain')).toHaveLength(1);
  });

  it('can be opened by keyboard, and says to a screen reader that it is there', async () => {
    const { page, why, summary } = await open();
    await ask(page, 'what are the signs');
    await summary(0).focus();
    await page.keyboard.press('Enter');
    await why(0).getByRole('heading', { name: 'Decided' }).waitFor();
    expect(await page.locator('#say-politely').textContent()).toContain('Why this answer?');
  });

  it('explains a follow-up as it was answered, though the conversation has gone on', async () => {
    const { page, why, summary } = await open();
    await ask(page, 'Wishaw social work number');
    await ask(page, 'what is that number again');
    await ask(page, 'what are the signs');
    await summary(1).click();
    await why(1).getByRole('heading', { name: 'Decided' }).waitFor();
    expect(await wordsIn(why(1))).toContain('goes on from what was answered before');
  });

  it('is not offered for a tapped button, whose answer needs no reason', async () => {
    const { page, turn } = await open();
    await answered(page, () => page.getByRole('button', { name: 'Signs to look out for' }).click());
    expect(await turn.locator('.why').count()).toBe(0);
  });

  it('shows markup of the question as words', async () => {
    const { page, why, summary } = await open();
    await ask(page, 'signs. <img src=x onerror="alert(1)"> signs?');
    await summary(0).click();
    await why(0).getByRole('heading', { name: 'Sentence by sentence' }).waitFor();
    expect(await why(0).locator('img').count()).toBe(0);
  });

  it('says so when the server does not answer, and asks again the next time', async () => {
    const { page, faults, why, summary } = await open();
    await ask(page, 'what are the signs');
    await page.route('**/api/explain', (route) => route.abort());
    await summary(0).click();
    await why(0).getByText('can’t be reached').waitFor();
    expect(faults.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
    await page.unroute('**/api/explain');
    await summary(0).click();
    await summary(0).click();
    await why(0).getByRole('heading', { name: 'Decided' }).waitFor();
  });
});
