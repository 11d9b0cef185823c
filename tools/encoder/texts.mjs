/**
 * Prints what readers.py and scale.py learn from, and build.py is calibrated by, one JSON object a line, as the sentence encoder reads it:
 *
 *     npm run -s build && node tools/encoder/texts.mjs > /tmp/encoder/texts.jsonl
 *
 * `kind`: `danger` and `calm` for the content's messages and for those in messages/, `other` for all other utterances, `topic` for messages/topics.tsv;
 * `content`: false for those in messages/; `label`: the topic that answers it, or `none`, where that is known. `held`: one in ten, by a hash of its text,
 * is not learned from. Of these also, by what the bot learns of the content by words alone, without them: `learned`, its danger score less that from which
 * in doubt it is a danger, of danger, calm and other ones; `logOdds`, of each topic that it is the right one, of those with a label.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(join(root, 'dist', 'main.js'));
const { plain } = require('./answering/answer.js');
const { withAges } = require('./danger/ages.js');
const { judgeWords } = require('./danger/detector.js');
const { findLeafletFolder } = require('./knowledge/leaflet-folder.js');
const { loadKnowledge } = require('./knowledge/load.js');
const { Classifier } = require('./matching/classifier.js');
const { labelledUtterances, learn, topicModelOf } = require('./matching/compiled-model.js');
const { FOLDS } = require('./matching/calibration.js');
const { forEncoder, QuestionReader } = require('./matching/question-reader.js');
const { readWordVectors } = require('./matching/word-vectors.js');

/** One text in so many is held. */
const HELD = 10;
const isHeld = (text) => createHash('sha256').update(text).digest()[0] % HELD === 0;
const taught = (texts) => texts.filter((text) => !isHeld(text));
const withTaught = (owner) => ({ ...owner, examples: taught(owner.examples) });
const messages = (file) =>
  readFileSync(join(here, 'messages', file), 'utf8')
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
const parts = learn(['danger', 'dangerOffset', 'topics', ...FOLDS.map((fold) => `fold ${fold}`)], withoutHeld, vectors);
const { danger, dangerOffset } = parts;
const machine = new Classifier(danger, vectors);
const learned = (words, extra) => machine.scores({ words, extra })[0].score - dangerOffset;
const { topics, calibration } = topicModelOf(parts);
const topicMachine = new Classifier(topics, vectors);
const logOdds = (words) =>
  Object.fromEntries(
    topicMachine
      .scores({ words })
      .map(({ label, score }) => [label, -(calibration.slope * score + calibration.offset)]),
  );

const tab = (line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, line.indexOf('\t'))];
const labelled = labelledUtterances(knowledge).map(([text, label = 'none']) => [text, label]);
const all = [
  ['danger', knowledge.danger.urgent.map((text) => [text])],
  ['calm', knowledge.danger.calm.map((text) => [text])],
  ['other', labelled],
  ['danger', messages('danger.txt').map((text) => [text]), false],
  ['calm', messages('calm.txt').map((text) => [text]), false],
  ['topic', messages('topics.tsv').map(tab), false],
];
/** They are learned with a topic's examples, and stay when those are held. */
const titles = new Set(knowledge.topics.flatMap(({ title, label }) => [plain(title), plain(label)]));
const rows = new Map();
for (const [kind, texts, content = true] of all)
  for (const [text, label] of texts) {
    if (label && label !== 'none' && !topics.labels.includes(label))
      throw new Error(`No topic is called "${label}": ${text}`);
    const known = rows.get(text);
    if (label && known?.label && known.label !== label) throw new Error(`"${known.label}" and "${label}": ${text}`);
    rows.set(text, { kind, content, held: isHeld(text) && !titles.has(text), ...known, ...(label && { label }) });
  }
for (const [text, about] of rows) {
  const read = reader.read(text);
  const heldBy = about.held && {
    ...(about.kind !== 'topic' && { learned: judgeWords(reader.reader.read(withAges(text)).words, learned).score }),
    ...(about.label && { logOdds: logOdds(read.masked) }),
  };
  process.stdout.write(`${JSON.stringify({ text: forEncoder(read), ...about, ...heldBy })}\n`);
}
