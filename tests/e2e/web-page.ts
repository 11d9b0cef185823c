import { dirname } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { mountWeb } from '../../src/channels/web/index';
import { readConfig } from '../../src/config';
import { openAssistant } from '../../src/open-assistant';
import { serve } from '../channels/web/served';
import { LEAFLET_FOLDER, TEST_DATA_DIR } from '../fixtures/real-assistant';

/** The real assistant over the content that ships, and how to put it on a server. */
export async function openHouse() {
  const { assistant, explain, knowledge, store } = await openAssistant(
    readConfig({ DATA_DIR: TEST_DATA_DIR, KNOWLEDGE_DIR: dirname(LEAFLET_FOLDER), ENCODER: 'off' }),
  );
  const mount = mountWeb({ assistant, knowledge: () => knowledge, explaining: { explain, store }, host: '127.0.0.1' });
  return { start: (port?: number) => serve([mount], undefined, undefined, port) };
}

/** What a person sees of the page, by the names that she knows its parts by. */
export function seen(page: Page) {
  const turn = page
    .getByRole('listitem')
    .filter({ has: page.locator('.asked') })
    .last();
  return {
    box: page.getByRole('textbox', { name: 'Your question' }),
    turn,
    turns: page.locator('.turn'),
    asked: turn.getByRole('heading', { level: 2 }).first(),
    teams: turn.getByRole('group', { name: 'Microsoft Teams' }),
    slack: turn.getByRole('group', { name: 'Slack' }),
    plain: turn.getByRole('group', { name: 'Plain answer' }),
    problem: page.locator('#problem'),
    restart: page.getByRole('button', { name: 'Start again' }),
    view: (name: string) => page.getByRole('radio', { name }),
  };
}

/** Does something that is answered, and waits for the answer. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.locator('.turn').count();
  await act();
  await page.locator('.turn').nth(before).waitFor();
}

/** Types a question and sends it. */
export function ask(page: Page, question: string): Promise<void> {
  return answered(page, async () => {
    await seen(page).box.fill(question);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
  });
}

/** The words that are seen in a part of the page, as one line. */
export async function wordsIn(part: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return (await part.innerText()).replace(/\s+/g, ' ');
}
