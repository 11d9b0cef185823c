import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `describe` where there is a Chromium; elsewhere the tests are skipped, saying why. In CI a missing browser is a failure. */
export function describeInChromium(name: string, tests: () => void): void {
  if (existsSync(EXECUTABLE) || process.env.CI) {
    describe(name, tests);
    return;
  }
  const why = `skipped: no Chromium at ${EXECUTABLE}; install it, or set CHROMIUM_PATH`;
  process.stderr.write(`${name}: ${why}\n`);
  describe.skip(`${name} [${why}]`, tests);
}

/** Starts a headless Chromium with an empty profile. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

export interface Watched {
  readonly page: Page;
  /** What went wrong in it: console errors, uncaught errors, breaches of the content security policy, requests to another host. */
  readonly faults: string[];
}

/** Opens a page and keeps what goes wrong in it. */
export async function openWatched(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Watched> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  const faults: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}
