// Draws what Slack gets, as the web page's Slack view shows it, into docs/pictures/slack: node scripts/draw-slack.mjs [kind ...]
// One picture for each kind of card, modal and view: on a desktop and on a phone, side by side; the urgent one in the dark look as well.
// Needs a build and Debian's Chromium (CHROMIUM_PATH).
import { mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { openChromium, sideBySide } from './side-by-side.mjs';
import { drawFrame, FRAME_CSS } from './slack-frame.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'docs', 'pictures', 'slack');
const load = createRequire(import.meta.url);
const built = (name) => load(join(root, 'dist', name));

const VIEWPORTS = [
  { width: 760, height: 200 },
  { width: 390, height: 200 },
];

const { readConfig } = built('config.js');
const { assistant, knowledge } = await built('open-assistant.js').openAssistant(
  readConfig({
    KNOWLEDGE_DIR: join(root, 'knowledge'),
    DATA_DIR: process.env.DATA_DIR ?? join(tmpdir(), 'signpost-pictures'),
    ENCODER: 'off',
  }),
);

/** What stands in each picture, by its name: the very payloads that the channel sends. */
async function scenes() {
  const { replyOf, withFeedback, withShare } = built('channels/slack/reply.js');
  const { renderBlockKit } = built('cards/block-kit.js');
  const { sharedBy } = built('cards/block-kit-extras.js');
  const { renderAnswerModal } = built('cards/slack-answer-modal.js');
  const { renderHome } = built('cards/slack-home.js');
  const { renderNumberModal } = built('cards/slack-number-modal.js');
  const { renderQuestionForm } = built('cards/slack-question-form.js');
  const { overviewOf } = built('answering/overview.js');
  const { emergencyLine } = built('answering/emergency-line.js');

  /** The answer to a question or choice; a picture must show what its name says. */
  async function answerTo(asked, outcome = 'answered') {
    const about = { channel: 'slack', surface: 'direct', isPrivate: true };
    const answer = await assistant.answer({ ...(typeof asked === 'string' ? { text: asked } : asked), ...about });
    if (answer.outcome !== outcome) throw new Error(`${JSON.stringify(asked)} is ${answer.outcome}, not ${outcome}`);
    return answer;
  }
  const channel = '# family-support';
  const direct = 'Signpost';
  const asks = (text) => ({ by: 'Morag', text });
  const toAll = async (text) => ({
    place: channel,
    said: [asks(`@Signpost ${text}`), { blocks: replyOf(await answerTo(text)).forEveryone.blocks }],
  });
  const inDirect = async (text, outcome) => ({
    place: direct,
    said: [asks(text), { blocks: withFeedback(replyOf(await answerTo(text, outcome))).blocks }],
  });

  const definition = await answerTo('definition');
  const shared = sharedBy(renderBlockKit(definition, 'everyone'), 'U0MORAG');
  const details = 'Kayleigh Smith, born 03/04/2011, of 12 Main Street, has older boyfriends. What are the signs?';
  const noted = replyOf(await answerTo(details));
  const urgent = await toAll('a girl has just been taken away in a car by a man, what do I do?');
  const overview = overviewOf(knowledge, Date.now());
  const wishaw = { kind: 'contact', id: 'wishaw' };
  return {
    'topic-in-a-channel': await toAll('what are the signs?'),
    urgent,
    'urgent-dark': { ...urgent, dark: true },
    contact: await inDirect('Wishaw social work number'),
    'did-you-mean': await inDirect('young people', 'choices'),
    'not-in-the-leaflet': await inDirect('what is the weather in Spain', 'unknown'),
    help: await inDirect('help', 'help'),
    'private-answer': { place: channel, said: [{ blocks: withShare(replyOf(definition)).blocks, toOne: true }] },
    shared: { place: channel, said: [{ blocks: shared.blocks }] },
    'private-note': {
      place: channel,
      said: [
        asks('@Signpost … (a question with the name, the date of birth and the address of a child)'),
        { blocks: noted.forEveryone.blocks },
        { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: noted.notes.text } }], toOne: true },
      ],
    },
    home: { home: renderHome(overview) },
    'modal-answer': { modal: renderAnswerModal(await answerTo('who do I tell?'), 'who do I tell?') },
    'modal-number': {
      modal: renderNumberModal(overview, { choice: wishaw, answer: await answerTo({ choice: wishaw }) }),
    },
    'modal-question': {
      modal: renderQuestionForm('Does the leaflet have a version in Polish?', emergencyLine(knowledge)),
    },
  };
}

/** Serves the web page. */
async function servePage() {
  const app = express();
  built('channels/web/index.js').mountWeb({ assistant, knowledge: () => knowledge, host: '127.0.0.1' })(app);
  const server = createServer(app);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function shot(browser, url, scene, viewport) {
  const context = await browser.newContext({ viewport, colorScheme: scene.dark ? 'dark' : 'light', bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(url);
  const base = await tab
    .locator('script[type=module]')
    .first()
    .evaluate(({ src }) => src.replace(/\/[^/]*$/, ''));
  await tab.addStyleTag({ content: FRAME_CSS });
  await tab.evaluate(drawFrame, { base, scene });
  const png = await tab.locator('.frame').screenshot();
  await context.close();
  return { png: png.toString('base64'), width: viewport.width };
}

mkdirSync(target, { recursive: true });
const page = await servePage();
const browser = await openChromium();
const only = process.argv.slice(2);
// A name in place of the person's id, as Slack shows it.
const drawn = Object.entries(JSON.parse(JSON.stringify(await scenes()).replaceAll('<@U0MORAG>', '@Morag')));
for (const [name, scene] of drawn.filter(([kind]) => only.length === 0 || only.includes(kind))) {
  const shots = [];
  for (const viewport of VIEWPORTS) shots.push(await shot(browser, page.url, scene, viewport));
  const path = join(target, `${name}.png`);
  await sideBySide(browser, shots, path);
  console.log(`${path} ${Math.round(statSync(path).size / 1024)} kB`);
}
await browser.close();
page.close();
