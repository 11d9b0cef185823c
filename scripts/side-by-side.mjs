// What the scripts that draw the documentation's pictures share: Debian's Chromium, and several shots in one picture.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { palettePng } from './png.mjs';

/** Starts Chromium (CHROMIUM_PATH); nothing of it talks to anybody. */
export function openChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
}

/** In the page: what a PNG shows, as RGBA in base64. */
async function pixelsOf(png) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let binary = '';
  for (let i = 0; i < data.length; i += 32_768) binary += String.fromCharCode(...data.subarray(i, i + 32_768));
  return { width, height, pixels: btoa(binary) };
}

/** Several shots (`png` in base64, `width` in CSS pixels) side by side, in one picture at this path. */
export async function sideBySide(browser, shots, path) {
  const width = shots.reduce((sum, one) => sum + one.width + 12, 12);
  const tab = await browser.newPage({ viewport: { width, height: 200 } });
  const images = shots.map(({ png, width: wide }) => `<img width="${wide}" src="data:image/png;base64,${png}">`);
  await tab.setContent(
    `<body style="margin:0"><div id="all" style="display:inline-flex;gap:12px;padding:12px;align-items:start;background:#c8ccd0">${images.join('')}</div>`,
  );
  const png = await tab.locator('#all').screenshot();
  const drawn = await tab.evaluate(pixelsOf, png.toString('base64'));
  writeFileSync(path, palettePng(drawn.width, drawn.height, Buffer.from(drawn.pixels, 'base64')));
  await tab.close();
}
