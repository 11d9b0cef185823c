// How long reading one question takes with 10, 100, 1,000 and 10,000 topics of made-up words, by words alone, as a Markdown table:
// node bench/growth-topics.mjs [--topics 10,100,1000,10000] [--questions 400]. Reads dist/ as the product does.
// A topic's row is the centre of its utterances, without the support vector machine's part: reading takes as long, and learning, which grows with the
// square of the topics, is left out.
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { topics: { type: 'string' }, questions: { type: 'string' } } });
const SIZES = (values.topics ?? '10,100,1000,10000').split(',').map(Number);
const QUESTIONS = Number(values.questions ?? 400);

const root = fileURLToPath(new URL('..', import.meta.url));
const product = (module) => createRequire(import.meta.url)(join(root, 'dist', `${module}.js`));
const { loadKnowledge } = product('knowledge/load');
const { openModel } = product('matching/open-model');
const { topicFeatures } = product('matching/compiled-model');
const { Features } = product('matching/features');
const { KnownTexts } = product('matching/known-texts');
const { QuestionReader } = product('matching/question-reader');
const { Matcher } = product('matching/matcher');
const { seededRandom } = product('matching/linear-svm');

const knowledge = loadKnowledge(join(root, 'knowledge', 'cse'));
const { model, vectors } = await openModel(knowledge, process.env.DATA_DIR ?? join(tmpdir(), 'signpost-bench'));

/** A word for each number below 4,096: four syllables out of eight. */
const SYLLABLES = ['ba', 'ler', 'mo', 'tin', 'sud', 'ka', 'rev', 'no'];
const word = (number) => [0, 3, 6, 9].map((shift) => SYLLABLES[(number >> shift) & 7]).join('');
/** What a topic is about: two words that no other topic has together. */
const subject = (topic) => `${word(topic % 2_039)} ${word((topic * 7 + Math.floor(topic / 2_039)) % 4_093)}`;
const ASKED = [
  (about) => `what is ${about}`,
  (about) => `tell me about ${about}`,
  (about) => `what are the signs of ${about}?`,
  (about) => `who do I tell about ${about}`,
  (about) => `is ${about} something to worry about`,
];

/** A matcher over so many topics, with the leaflet's contacts, danger and spelling beside them. */
function matcherOver(count) {
  const topics = Array.from({ length: count }, (_, i) => ({
    ...knowledge.topics[0],
    id: `t${i}`,
    blocks: [],
    facetOf: [],
    examples: ASKED.map((ask) => ask(subject(i))),
  }));
  const larger = { ...knowledge, topics };
  const reader = new QuestionReader(larger, vectors);
  const examples = topics.flatMap(({ id, examples }) =>
    examples.map((text) => ({ label: id, words: reader.read(text, false).masked })),
  );
  const settings = topicFeatures(false);
  const fitted = new KnownTexts(vectors, settings).fit(examples);
  const features = new Features(fitted, vectors, settings);
  const rows = new Float32Array(count * (features.size + 1));
  examples.forEach((example, i) => {
    const { indices, values: weights } = features.vector(example);
    const label = Math.floor(i / ASKED.length);
    indices.forEach((at, j) => {
      rows[at * count + label] += weights[j] / ASKED.length;
    });
  });
  const labels = topics.map(({ id }) => id);
  return {
    matcher: new Matcher(larger, {
      vectors,
      fromCache: true,
      model: { ...model, topics: { labels, rows, fitted, settings } },
    }),
    bytes: rows.byteLength,
    features: features.size,
  };
}

/** A question with, every fifth time, two letters of it changed round. */
function questionFor(random, count) {
  const topic = Math.floor(random() * count);
  const ask = ASKED[Math.floor(random() * ASKED.length)];
  const text = `please, ${ask(subject(topic))}`;
  if (random() > 0.2) return { topic, text };
  const at = text.length - 4;
  return { topic, text: text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2) };
}

/** Processor time, in milliseconds. */
function work(run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1_000 };
}

const quantile = (numbers, q) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))];

console.log('| topics | features | weights | p50 | p99 | right topic first |');
console.log('| ---: | ---: | ---: | ---: | ---: | ---: |');
for (const count of SIZES) {
  const { matcher, bytes, features } = matcherOver(count);
  const random = seededRandom(20_260_131);
  for (let i = 0; i < 100; i += 1) matcher.read(questionFor(random, count).text);
  const times = [];
  let right = 0;
  for (let i = 0; i < QUESTIONS; i += 1) {
    const { topic, text } = questionFor(random, count);
    const { result, ms } = work(() => matcher.read(text));
    times.push(ms);
    if (result.topics[0].topic === `t${topic}`) right += 1;
  }
  const cells = [
    count.toLocaleString('en'),
    features.toLocaleString('en'),
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${quantile(times, 0.5).toFixed(2)} ms`,
    `${quantile(times, 0.99).toFixed(2)} ms`,
    `${((100 * right) / QUESTIONS).toFixed(0)} %`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
