// How far the confidences can be believed: node bench/reliability.mjs. Reads dist/. By words alone, and with the encoder's embeddings (where it was not
// taught the content's topics), by cross-validation over the content's own utterances: the classifier that scores an utterance has not seen it, and the sigmoid
// that turns its score into a confidence has not either. With the encoder as it ships, by the first messages of bench/questions, from
// which no utterance is.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const product = (module) => createRequire(import.meta.url)(join(root, 'dist', `${module}.js`));
const { loadKnowledge } = product('knowledge/load');
const { topicExamples, topicFeatures, topicsOf, trainingTexts } = product('matching/compiled-model');
const { crossValidate, fitSigmoid, probability } = product('matching/calibration');
const { KnownTexts } = product('matching/known-texts');
const { openEncoder } = product('matching/encoder');
const { Matcher } = product('matching/matcher');
const { openModel, withEncoder } = product('matching/open-model');
const { forEncoder, QuestionReader } = product('matching/question-reader');
const { readWordVectors } = product('matching/word-vectors');

const FOLDS = 5;
const BINS = 10;

const knowledge = loadKnowledge(join(root, 'knowledge', 'cse'));
const vectors = readWordVectors(readFileSync(join(root, 'models', 'word-vectors.bin')));
const reader = new QuestionReader(knowledge, vectors);

async function embeddings() {
  const encoder = await openEncoder(join(root, 'models', 'encoder'));
  const texts = [...new Set(trainingTexts(knowledge))];
  const encoded = await encoder.encode(texts.map((text) => forEncoder(reader.read(text, false))));
  return new Map(texts.map((text, i) => [text, encoded[i]]));
}

/** Confidence and truth of every held-out utterance, the sigmoid fitted without its fifth. */
function judged(heldOut) {
  return heldOut.flatMap((_, fold) => {
    if (fold >= FOLDS) return [];
    const sigmoid = fitSigmoid(heldOut.filter((_item, i) => i % FOLDS !== fold));
    const own = heldOut.filter((_item, i) => i % FOLDS === fold);
    return own.map(({ score, right }) => ({ confidence: probability(score, sigmoid), right }));
  });
}

function curve(items) {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = items.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    const mean = (value) => inside.reduce((sum, item) => sum + value(item), 0) / (inside.length || 1);
    return {
      bin,
      n: inside.length,
      said: mean(({ confidence }) => confidence),
      true: mean(({ right }) => Number(right)),
    };
  });
}

/** Confidence and truth of the best topic of every calm first message of the question sets, each read with the encoder. */
async function asItShips() {
  const dataDir = process.env.DATA_DIR ?? join(root, 'data');
  const words = await openModel(knowledge, dataDir);
  const encoder = await openEncoder(join(root, 'models', 'encoder'), topicsOf(knowledge, words.model));
  const matcher = new Matcher(knowledge, await withEncoder(words, knowledge, dataDir, encoder));
  const folder = join(root, 'bench', 'questions');
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line))
    .filter(({ thread, urgent, both }) => !thread && !urgent && !both);
  const items = [];
  for (const { q, topic, also = [] } of questions) {
    const [best] = (await matcher.open(q).encoded()).read(q).topics;
    const label = best.topic === 'privacy' ? 'help' : best.topic;
    items.push({ confidence: best.confidence, right: label === topic || also.includes(label) });
  }
  return items;
}

const percent = (value) => (100 * value).toFixed(1);

function print(title, items) {
  const bins = curve(items);
  const error = bins.reduce((sum, { n, said, true: truth }) => sum + (n / items.length) * Math.abs(said - truth), 0);
  const brier = items.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0) / items.length;
  console.log(
    `\n#### ${title}: ${items.length} texts, expected calibration error ${percent(error)} points, Brier score ${brier.toFixed(3)}\n`,
  );
  console.log('| confidence | texts | said, in the mean | right |\n| ---: | ---: | ---: | ---: |');
  for (const { bin, n, said, true: truth } of bins)
    console.log(`| ${bin * BINS} to ${(bin + 1) * BINS} % | ${n} | ${percent(said)} % | ${percent(truth)} % |`);
}

for (const [title, encoded] of [
  ['words alone', undefined],
  ['with embeddings', await embeddings()],
]) {
  const { utterances } = topicExamples(knowledge, reader, encoded);
  print(title, judged(crossValidate(utterances, new KnownTexts(vectors, topicFeatures(encoded !== undefined)))));
}
print('with the encoder as it ships, other people’s questions', await asItShips());
