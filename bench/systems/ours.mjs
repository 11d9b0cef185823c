import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negativesFor } from './background.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const product = (module) => createRequire(import.meta.url)(join(root, 'dist', `${module}.js`));
const KNOWLEDGE = join(root, 'knowledge', 'cse');

/** Just as much of a leaflet as the reader asks for: the examples, and no words, names or abbreviations beside them. */
function bareKnowledge(examples, background) {
  return {
    source: '',
    language: { expansions: [], misspellings: [], unlistedPlaces: [] },
    topics: [{ examples: examples.map(({ text }) => text) }],
    contacts: [],
    websites: [],
    contactList: { examples: [] },
    websiteList: { examples: [] },
    help: [],
    privacy: [],
    background,
    danger: { urgent: [], calm: [] },
  };
}

/** The folders of `models/` that hold a sentence encoder, where the program can open one. */
export function encoderFolders() {
  const models = join(root, 'models');
  const folders = readdirSync(models, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(models, entry.name));
  const found = [models, ...folders].filter((folder) => readdirSync(folder).some((name) => name.endsWith('.onnx')));
  return found.length > 0 && product('matching/encoder').openEncoder ? found : [];
}

/**
 * The product's own matcher, as it is built in dist/, on its default settings. The word vectors, and the encoder where there is one, are
 * opened once, as when the product starts.
 * @param encoderFolder where the sentence encoder's model is, for the row with it
 * @param weight what the encoder's embedding weighs, 0 to 1; the other blocks share the rest as they share the whole without it
 */
export async function ours(encoderFolder, weight = 0) {
  const { Reader } = product('matching/reader');
  const { Classifier, trainClassifier } = product('matching/classifier');
  const { DEFAULT_FEATURES } = product('matching/features');
  const { KnownTexts } = product('matching/known-texts');
  const { calibrate } = product('matching/calibration');
  const helpers = { ...product('matching/words'), ...product('knowledge/likeness') };
  const vectors = product('matching/word-vectors').readWordVectors(
    readFileSync(join(root, 'models', 'word-vectors.bin')),
  );
  const encoder = encoderFolder ? await product('matching/encoder').openEncoder(encoderFolder) : undefined;
  const { topicFeatures } = product('matching/compiled-model');
  const settings = encoder ? withEmbedding(topicFeatures(true), DEFAULT_FEATURES, weight) : DEFAULT_FEATURES;
  const encodedBefore = new Map();

  return {
    async train(examples, { calibrated, asked }) {
      const background = negativesFor({ examples, asked }, KNOWLEDGE, vectors, helpers);
      const reader = new Reader(bareKnowledge(examples, background), vectors);
      const labelled = [...examples, ...background.map((text) => ({ text, label: undefined }))];
      const embeddings = await encoder?.encode(labelled.map(({ text }) => text));
      const learnt = labelled.map(({ text, label }, i) => ({
        words: reader.plain(text),
        label,
        ...(embeddings && { embedding: embeddings[i] }),
      }));
      const known = new KnownTexts(vectors, settings);
      const classifier = new Classifier(trainClassifier(learnt, known), vectors);
      const threshold = calibrated ? calibrate(learnt, known).threshold : Number.NEGATIVE_INFINITY;
      const answer = (question) => {
        const ranking = classifier.scores(question);
        return { ranking, refused: ranking[0].score < threshold };
      };
      const read = (text) => reader.read(text).words;
      if (!encoder) return { ask: (text) => answer({ words: read(text) }) };
      return {
        async ask(text) {
          const [embedding] = await encoder.encode([text]);
          return answer({ words: read(text), embedding });
        },
        async askAll(texts) {
          const missing = [...new Set(texts)].filter((text) => !encodedBefore.has(text));
          const found = await encoder.encode(missing);
          missing.forEach((text, i) => {
            encodedBefore.set(text, found[i]);
          });
          return texts.map((text) => answer({ words: read(text), embedding: encodedBefore.get(text) }));
        },
      };
    },
  };
}

/** The product's settings with the encoder, its blocks shared out anew. */
function withEmbedding(settings, shares, weight) {
  const blocks = ['words', 'characters', 'vectors', 'extra'];
  const scaled = Object.fromEntries(blocks.map((block) => [block, shares[block] * (1 - weight)]));
  return { ...settings, ...scaled, embedding: weight };
}
