/**
 * Prints what danger.py and scale.py learn from, one JSON object a line, as the sentence encoder reads it:
 *
 *     npm run -s build && node tools/encoder/texts.mjs > /tmp/encoder/texts.jsonl
 *
 * `kind`: `danger` and `calm` for the content's messages and for those in messages/, `other` for all other utterances; `content`: false for those in
 * messages/. `held`: one in ten, by a hash of its text, is not learned from. `learned`, of these: what the bot's own danger machine says of it, less the score from which in doubt it is a danger, that
 * machine taught the content without them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(join(root, 'dist', 'main.js'));
const { withAges } = require('./danger/ages.js');
const { judgeWords } = require('./danger/detector.js');
const { findLeafletFolder } = require('./knowledge/leaflet-folder.js');
const { loadKnowledge } = require('./knowledge/load.js');
const { Classifier } = require('./matching/classifier.js');
const { labelledUtterances, learn } = require('./matching/compiled-model.js');
const { forEncoder, QuestionReader } = require('./matching/question-reader.js');
const { readWordVectors } = require('./matching/word-vectors.js');

/** One text in so many is held. */
const HELD = 10;
const isHeld = (text) => createHash('sha256').update(text).digest()[0] % HELD === 0;
const taught = (texts) => texts.filter((text) => !isHeld(text));
const withTaught = (owner) => ({ ...owner, examples: taught(owner.examples) });
const messages = (kind) =>
  readFileSync(join(here, 'messages', `${kind}.txt`), 'utf8')
    .trim()
    .split('\n');

const knowledge = loadKnowledge(findLeafletFolder(join(root, 'knowledge')));
const vectors = readWordVectors(readFileSync(join(root, 'models', 'word-vectors.bin')));
const reader = new QuestionReader(knowledge, vectors);

const withoutHeld = {
  ...knowledge,
  danger: { urgent: taught(knowledge.danger.urgent), calm: taught(knowledge.danger.calm) },
  ...Object.fromEntries(['background', 'help', 'privacy'].map((name) => [name, taught(knowledge[name])])),
  ...Object.fromEntries(['contactList', 'websiteList'].map((name) => [name, withTaught(knowledge[name])])),
  ...Object.fromEntries(['topics', 'contacts', 'websites'].map((name) => [name, knowledge[name].map(withTaught)])),
};
const { danger, dangerOffset } = learn(['danger', 'dangerOffset'], withoutHeld, vectors);
const machine = new Classifier(danger, vectors);
const learned = (words, extra) => machine.scores({ words, extra })[0].score - dangerOffset;

const all = [
  ['danger', knowledge.danger.urgent],
  ['calm', knowledge.danger.calm],
  ['other', labelledUtterances(knowledge).map(([text]) => text)],
  ['danger', messages('danger'), false],
  ['calm', messages('calm'), false],
];
const kinds = new Map(
  all.flatMap(([kind, texts, content = true]) => texts.map((text) => [text, { kind, content, held: isHeld(text) }])),
);
for (const [text, about] of kinds) {
  const score = about.held && judgeWords(reader.reader.read(withAges(text)).words, learned).score;
  process.stdout.write(
    `${JSON.stringify({ text: forEncoder(reader.read(text)), ...about, ...(about.held && { learned: score }) })}\n`,
  );
}
