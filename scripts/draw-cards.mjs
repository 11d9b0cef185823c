// Draws the cards that Teams gets, by the official renderer in Teams' looks, into docs/pictures/teams: node scripts/draw-cards.mjs
// One picture for each kind of card: light and dark on a desktop, light and dark on a phone; and the urgent one in high contrast.
// Needs a build and Debian's Chromium (CHROMIUM_PATH).
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openChromium, sideBySide } from './side-by-side.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const assets = join(root, 'src', 'channels', 'web', 'assets');
const target = join(root, 'docs', 'pictures', 'teams');
const load = createRequire(import.meta.url);
const built = (name) => load(join(root, 'dist', name));

const DESKTOP = { width: 520, height: 200 };
const PHONE = { width: 320, height: 200 };
const SHOTS = [
  { dark: false, viewport: DESKTOP },
  { dark: true, viewport: DESKTOP },
  { dark: false, viewport: PHONE },
  { dark: true, viewport: PHONE },
];

/** Teams' high contrast: white on black, every edge drawn. Ours, after its look on a desktop. */
const HIGH_CONTRAST = { text: '#ffffff', back: '#000000', line: '#ffffff', link: '#ffff01' };

/** Every kind of card, by what is asked or chosen, on the leaflet as it ships. */
async function cards() {
  const { openAssistant } = built('open-assistant.js');
  const { readConfig } = built('config.js');
  const { replyTo } = built('channels/teams/replies.js');
  const { contactsCard } = built('channels/teams/contacts-card.js');
  const { createNotice } = built('channels/teams/announce-notice.js');
  const { welcome } = built('channels/teams/welcome.js');
  const { questionForm } = built('channels/teams/question-form.js');
  const config = readConfig({
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    DATA_DIR: process.env.DATA_DIR ?? join(tmpdir(), 'signpost-pictures'),
    ENCODER: 'off',
  });
  const { assistant, knowledge } = await openAssistant(config);
  const ask = (asked, place) =>
    assistant.answer({ ...asked, channel: 'teams', surface: 'direct', isPrivate: place === 'personal' });
  const said = async (text, place = 'personal') => replyTo(await ask({ text }, place), { place }).card;
  const chosen = async (kind, id, place = 'personal') =>
    replyTo(await ask({ choice: { kind, id } }, place), { place }).card;
  return {
    'topic-in-a-channel': await said('what are the signs', 'channel'),
    contact: await said('Wishaw social work number'),
    contacts: replyTo(contactsCard(await ask({ choice: { kind: 'list', id: 'contacts' } }, 'channel')), {
      place: 'channel',
    }).card,
    urgent: await said('a girl has just been taken away in a car by a man, what do I do'),
    'did-you-mean': await said('young people'),
    'not-in-the-leaflet': await said('what is the weather in Spain'),
    welcome: replyTo(welcome(await ask({ choice: { kind: 'list', id: 'help' } }, 'personal'), knowledge), {
      place: 'personal',
    }).card,
    websites: await chosen('list', 'websites'),
    notice: createNotice(knowledge, { kind: 'contact', id: 'wishaw' }, new Date().toISOString().slice(0, 10)).reply
      .card,
    'question-form': questionForm(knowledge).dialog.card,
  };
}

const files = {
  css: ['page.css', 'teams.css'].map((name) => readFileSync(join(assets, name), 'utf8')).join('\n'),
  renderer: readFileSync(join(root, 'node_modules/adaptivecards/dist/adaptivecards.min.js'), 'utf8'),
  markdown: readFileSync(join(root, 'node_modules/markdown-it/dist/browser/markdown-it.umd.min.js'), 'utf8'),
  look: readFileSync(join(assets, 'teams-look.mjs'), 'utf8'),
  icon: readFileSync(join(root, 'manifests', 'teams', 'color.png')).toString('base64'),
};

/** In the page: the card as a message of the bot's. */
function draw({ card, dark, contrast }) {
  const markdown = window
    .markdownit('zero', { html: false, breaks: true })
    .enable(['emphasis', 'escape', 'link', 'list', 'newline', 'entity']);
  window.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const look = window.teamsLook(dark);
  if (contrast) {
    const colours = { default: contrast.text, subtle: contrast.text };
    for (const style of Object.values(look.containerStyles)) {
      style.backgroundColor = contrast.back;
      style.borderColor = contrast.line;
      for (const name of Object.keys(style.foregroundColors)) style.foregroundColors[name] = colours;
    }
    look.separator.lineColor = contrast.line;
  }
  const drawing = new window.AdaptiveCards.AdaptiveCard();
  drawing.hostConfig = new window.AdaptiveCards.HostConfig(look);
  drawing.parse(card);
  document.querySelector('.teams-card').append(drawing.render());
}

const page = (icon) => `<!doctype html><meta charset="utf-8"><style>${files.css}
body { margin: 0; padding: 0; background: none }
.pane { display: block; border: 0; border-radius: 0; box-shadow: none }
.avatar { background: url(data:image/png;base64,${icon}) center / cover }
textarea { width: 100%; min-height: 5rem; box-sizing: border-box; font: inherit }
.contrast { --teams-canvas: #000; --teams-card: #000; --teams-text: #fff; --teams-muted: #fff; --teams-line: #fff; --teams-link: #ffff01 }
.contrast .ac-container[style*="background-color"] { outline: 1px solid #fff; outline-offset: -1px }
</style><div class="pane pane-teams"><div class="teams-message"><div class="avatar"></div>
<p class="sender"><strong>Signpost</strong> <span class="app">App</span></p><div class="teams-card"></div></div></div>`;

async function shot(browser, card, { dark, viewport, contrast }) {
  const tab = await browser.newPage({ viewport, colorScheme: dark ? 'dark' : 'light' });
  await tab.setContent(page(files.icon));
  await tab.addScriptTag({ content: files.renderer });
  await tab.addScriptTag({ content: files.markdown });
  await tab.addScriptTag({ type: 'module', content: `${files.look}\nwindow.teamsLook = teamsLook;` });
  await tab.waitForFunction(() => window.teamsLook !== undefined);
  if (contrast) await tab.evaluate(() => document.querySelector('.pane').classList.add('contrast'));
  await tab.evaluate(draw, { card, dark, contrast });
  const png = await tab.locator('.pane').screenshot();
  await tab.close();
  return { png: png.toString('base64'), width: viewport.width };
}

mkdirSync(target, { recursive: true });
const browser = await openChromium();
const drawn = await cards();
const only = process.argv.slice(2);
for (const [name, card] of Object.entries(drawn).filter(([kind]) => only.length === 0 || only.includes(kind))) {
  const shots = [];
  for (const look of SHOTS) shots.push(await shot(browser, card, look));
  if (name === 'urgent') shots.push(await shot(browser, card, { ...SHOTS[3], contrast: HIGH_CONTRAST }));
  const path = join(target, `${name}.png`);
  await sideBySide(browser, shots, path);
  console.log(`${path} ${Math.round(statSync(path).size / 1024)} kB`);
}
await browser.close();
